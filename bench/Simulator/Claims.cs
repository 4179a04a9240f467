using System.Diagnostics;
using Headroom.Kernels;
using Headroom.Measurement;
using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Bench.Simulator;

/// <summary>A fully metered launch with race checking, per memory access.</summary>
public sealed class MeteredAccess : Claim
{
    // Seconds for the same product with groups of 256 lanes, measured once on the real package on two cores: the anchor.
    private const double IlgpuCpuDevice = 14;
    private string _detail = "";

    public override string Detail => _detail;

    public override string Id => "simulator.metered";

    public override string What => "tiled product of side 256, 16x16 groups, metered and race-checked on one core, per access";

    public override string Unit => "ns";

    public override double Goal => 6;

    public override IReadOnlyList<double> Measure(Action<string> progress)
    {
        using var simulated = new Simulated();
        var options = new LaunchOptions { Mode = ExecutionMode.Metered, Workers = 1 };
        simulated.Multiply(options);
        progress("nine launches");
        var launches = Enumerable.Range(0, 9).Select(_ => simulated.Multiply(options)).ToArray();
        var accesses = launches[0].Report.Counters!.Global.Accesses + launches[0].Report.Counters!.Shared.Accesses;
        var median = Quantiles.Median([.. launches.Select(l => l.Seconds)]);
        _detail = $"{accesses / 1e6:0.0} M accesses in {median:0.00} s, where ILGPU 1.5.3's own CPU device took {IlgpuCpuDevice:0} s and counted nothing: {IlgpuCpuDevice / median:0}x";
        return [.. launches.Select(l => 1e9 * l.Seconds / accesses)];
    }
}

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

/// <summary>The first launch of a process, in processes of their own.</summary>
public sealed class FirstKernel : Claim
{
    /// <summary>The argument with which this program measures itself: it prints the milliseconds of its first launch and of a later kernel's first.</summary>
    public const string Argument = "--first-kernel";

    public override string Id => "simulator.first";

    public override string What => "load and first launch of a process's first kernel, metered";

    public override string Unit => "ms";

    public override double Goal => 150;

    public override IReadOnlyList<double> Measure(Action<string> progress) => [.. FreshProcess.Five(Argument, progress).Select(ms => ms[0])];

    public static void Print()
    {
        using var gpu = Gpu.Open(DeviceChoice.Simulator);
        var accelerator = gpu.Accelerator;
        using var buffer = accelerator.Allocate1D<int>(64);
        var first = Time(() => accelerator.LoadStreamKernel<ArrayView<int>>(Count)(new KernelConfig(1, 64), buffer.View));
        var later = Time(() => accelerator.LoadStreamKernel<ArrayView<int>>(CountTwice)(new KernelConfig(1, 64), buffer.View));
        Console.WriteLine($"{first:0.000} {later:0.000}");
    }

    public static void Count(ArrayView<int> a) => a[Group.IdxX] = Group.IdxX;

    public static void CountTwice(ArrayView<int> a)
    {
        Group.Barrier();
        a[Group.IdxX] = 2 * Group.IdxX;
    }

    private static double Time(Action launch)
    {
        var clock = Stopwatch.StartNew();
        launch();
        return clock.Elapsed.TotalMilliseconds;
    }
}

/// <summary>A later kernel of the same process.</summary>
public sealed class LaterKernel : Claim
{
    public override string Id => "simulator.later";

    public override string What => "load and first launch of the process's second kernel, metered";

    public override string Unit => "ms";

    public override double Goal => 10;

    public override IReadOnlyList<double> Measure(Action<string> progress) => [.. FreshProcess.Five(FirstKernel.Argument, progress).Select(ms => ms[1])];
}
