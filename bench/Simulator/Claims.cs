using System.Diagnostics;
using Headroom.Kernels;
using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Bench.Simulator;

/// <summary>The same launch without counting, against loops fissioned by hand, in pairs.</summary>
public sealed class FastMode : Claim
{
    public override string Id => "simulator.fast";

    public override string What => "the same product in fast mode, as a multiple of the fissioned loops' time";

    public override string Unit => "x";

    public override double Goal => 3;

    public override string Baseline => "the kernel cut into loops by hand at its barriers";

    public override IReadOnlyList<double> Measure(Action<string> progress)
    {
        using var simulated = new Simulated();
        var options = new LaunchOptions { Mode = ExecutionMode.Fast, Workers = 1 };
        for (var warm = 0; warm < 40; warm++) simulated.Fissioned();
        simulated.Multiply(options);
        progress("fifteen pairs");
        return [.. Enumerable.Range(0, 15).Select(_ => simulated.Multiply(options).Seconds / simulated.Fissioned())];
    }
}

/// <summary>A kernel that does nothing but pass barriers: what one suspension and resumption of a lane costs.</summary>
public sealed class Suspension : Claim
{
    private const int Rounds = 2000, Lanes = 256, Groups = 4;

    public override string Id => "simulator.suspend";

    public override string What => "one suspension and resumption of a lane at a barrier, fast mode, one core";

    public override string Unit => "ns";

    public override double Goal => 15;

    // Nanoseconds are this machine's.
    public override bool IsInformation => true;

    public static void Barriers(ArrayView<int> rounds)
    {
        for (var i = 0; i < rounds[0]; i++) Group.Barrier();
    }

    public override IReadOnlyList<double> Measure(Action<string> progress)
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
