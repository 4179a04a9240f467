using Headroom.Training.Loading;
using Headroom.Training.Specialising;

namespace Headroom.Training.Running;

/// <summary><c>specialised</c>: makes the runs that docs/runs/specialise.json lacks, on one thread.</summary>
internal static class SpecialisedCommand
{
    public static int Run(string root)
    {
        LibtorchRestore.Ensure(Libtorch.Package, root, Console.WriteLine);
        NativeEnvironment.KeepFreedMemory();
        Libtorch.Load(1);
        new SpecialiseSweep(root, Path.Combine(root, "docs", "runs", "specialise.json"), Console.WriteLine).Run();
        return Exit.Ok;
    }
}
