using Headroom.Training.Loading;
using Headroom.Training.Recalling;

namespace Headroom.Training.Running;

/// <summary><c>recall</c>: measures docs/runs/recall.jsonl, on one thread; runs that it has are kept.</summary>
internal static class RecallCommand
{
    public static int Run(string root)
    {
        LibtorchRestore.Ensure(Libtorch.Package, root, Console.WriteLine);
        NativeEnvironment.KeepFreedMemory();
        Libtorch.Load(1);
        RecallSweep.Run(Path.Combine(root, "docs", "runs", "recall.jsonl"), Console.WriteLine);
        return Exit.Ok;
    }
}
