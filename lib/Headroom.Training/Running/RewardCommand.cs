using Headroom.Training.Loading;
using Headroom.Training.PostTraining;

namespace Headroom.Training.Running;

/// <summary><c>reward</c>: measures docs/runs/reward.jsonl, on one thread; runs that it has are kept.</summary>
internal static class RewardCommand
{
    public static int Run(string root)
    {
        LibtorchRestore.Ensure(Libtorch.Package, root, Console.WriteLine);
        NativeEnvironment.KeepFreedMemory();
        Libtorch.Load(1);
        RewardSweep.Run(Path.Combine(root, "docs", "runs", "reward.jsonl"), Console.WriteLine);
        return Exit.Ok;
    }
}
