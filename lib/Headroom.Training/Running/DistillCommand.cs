using Headroom.Training.Distilling;
using Headroom.Training.Loading;

namespace Headroom.Training.Running;

/// <summary><c>distill</c>: makes the runs that docs/runs/distill.json lacks, on one thread.</summary>
internal static class DistillCommand
{
    public static int Run(string root)
    {
        LibtorchRestore.Ensure(Libtorch.Package, root, Console.WriteLine);
        NativeEnvironment.KeepFreedMemory();
        Libtorch.Load(1);
        using var sweep = new DistillSweep(root, Path.Combine(root, "docs", "runs", "distill.json"), Console.WriteLine);
        sweep.Run();
        return Exit.Ok;
    }
}
