using Headroom.Training.LowBits;
using Headroom.Training.Loading;

namespace Headroom.Training.Running;

/// <summary><c>lowbits</c>: trains what docs/runs/lowbits.json lacks, on one thread.</summary>
internal static class LowBitsCommand
{
    public static int Run(string root)
    {
        LibtorchRestore.Ensure(Libtorch.Package, root, Console.WriteLine);
        NativeEnvironment.KeepFreedMemory();
        Libtorch.Load(1);
        new LowBitsSweep(Path.Combine(root, "docs", "runs", "lowbits.json"), Console.WriteLine).Run();
        return Exit.Ok;
    }
}
