using System.Diagnostics;
using Headroom.Kernels;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace Headroom.Bench.Simulator;

/// <summary>The first metered launch of a process, beyond what ILGPU itself takes to open a context; in processes of their own.</summary>
internal static class FirstKernel
{
    /// <summary>The argument with which this program measures itself: it prints milliseconds, see <see cref="Print"/>.</summary>
    public const string Argument = "--first-kernel";

    public static Claim Claim => new()
    {
        Id = "simulator.first",
        What = "open the device, load and launch a process's first kernel, metered, after ILGPU has opened a context of its own",
        Unit = "ms",
        Goal = 200,
        Measure = Measure,
    };

    /// <summary>A later kernel of the same process.</summary>
    public static Claim Later => new()
    {
        Id = "simulator.later",
        What = "load and first launch of the process's second kernel, metered",
        Unit = "ms",
        Goal = 15,
        Measure = progress => [.. FreshProcess.Five(Argument, progress).Select(ms => ms[2])],
    };

    private static Samples Measure(Action<string> progress)
    {
        var processes = FreshProcess.Five(Argument, progress).ToArray();
        var detail = $"{processes.Min(ms => ms[3]):0} ms of processor time at best; ILGPU's own context and CPU device "
            + $"take {processes.Min(ms => ms[0]):0} to {processes.Max(ms => ms[0]):0} ms before that";
        return new([.. processes.Select(ms => ms[1])], detail);
    }

    /// <summary>
    /// Prints what ILGPU's own context takes, the metered GPU with its first kernel, a second kernel, and the first one's processor time.
    /// </summary>
    public static void Print()
    {
        var own = Time(() =>
        {
            using var context = Context.Create(builder => builder.CPU().EnableAlgorithms());
            using var device = context.CreateCPUAccelerator(0);
        });
        Gpu? gpu = null;
        MemoryBuffer1D<int, Stride1D.Dense>? buffer = null;
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var first = Time(() =>
        {
            gpu = Gpu.Open(DeviceChoice.Simulator);
            buffer = gpu.Accelerator.Allocate1D<int>(64);
            gpu.Accelerator.LoadStreamKernel<ArrayView<int>>(Count)(new KernelConfig(1, 64), buffer.View);
        });
        process.Refresh();
        var processor = (process.TotalProcessorTime - before).TotalMilliseconds;
        var later = Time(() => gpu!.Accelerator.LoadStreamKernel<ArrayView<int>>(CountTwice)(new KernelConfig(1, 64), buffer!.View));
        buffer!.Dispose();
        gpu!.Dispose();
        Console.WriteLine($"{own:0.000} {first:0.000} {later:0.000} {processor:0.000}");
    }

    public static void Count(ArrayView<int> a) => a[Group.IdxX] = Group.IdxX;

    public static void CountTwice(ArrayView<int> a)
    {
        Group.Barrier();
        a[Group.IdxX] = 2 * Group.IdxX;
    }

    private static double Time(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalMilliseconds;
    }
}
