using System.Diagnostics;
using Headroom.Kernels;
using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Bench.Simulator;

/// <summary>A kernel that does nothing but pass barriers: what one suspension and resumption of a lane costs.</summary>
internal static class Suspension
{
    private const int Rounds = 2000, Lanes = 256, Groups = 4;

    public static void Barriers(ArrayView<int> rounds)
    {
        for (var i = 0; i < rounds[0]; i++) Group.Barrier();
    }

    public static Claim Claim => new()
    {
        Id = "simulator.suspend",
        What = "one suspension and resumption of a lane at a barrier, fast mode, one core",
        Unit = "ns",
        Goal = 15,
        // Nanoseconds are this machine's.
        IsInformation = true,
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        using var gpu = Gpu.Open(DeviceChoice.Simulator);
        var accelerator = gpu.Accelerator;
        using var rounds = accelerator.Allocate1D(new[] { Rounds });
        var kernel = accelerator.LoadStreamKernel<ArrayView<int>>(Barriers);
        progress("nine launches");
        Once();
        return [.. Enumerable.Range(0, 9).Select(_ => Once())];

        double Once()
        {
            using var recording = Recording.Start(new LaunchOptions { Mode = ExecutionMode.Fast, Workers = 1 });
            var clock = Stopwatch.StartNew();
            kernel(new KernelConfig(Groups, Lanes), rounds.View);
            accelerator.Synchronize();
            return clock.Elapsed.TotalNanoseconds / ((double)Rounds * Lanes * Groups);
        }
    }
}
