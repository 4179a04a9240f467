using Headroom.Training.Loading;
using Headroom.Training.Scaling;

namespace Headroom.Training.Running;

/// <summary><c>scaling</c>: measures lib/Headroom.Training/Scaling/scaling.json anew, on one thread.</summary>
internal static class ScalingCommand
{
    public static int Run(string root)
    {
        LibtorchRestore.Ensure(Libtorch.Package, root, Console.WriteLine);
        NativeEnvironment.KeepFreedMemory();
        Libtorch.Load(1);
        ScalingRun.Run(Console.WriteLine).Write(Path.Combine(root, "lib", "Headroom.Training", "Scaling", "scaling.json"));
        return Exit.Ok;
    }
}
