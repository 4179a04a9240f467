using Headroom.Kernels;
using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Bench.Mixers;

/// <summary>What the scan kernel of unit 08 moves, against the formula: counted, so the same on every machine.</summary>
internal static class ScanBytes
{
    private const int Tokens = 2_048, Channels = 256, States = 16;

    public static Claim Claim => new()
    {
        Id = "scan.bytes",
        What = $"the chunked scan of 08.2, {Tokens:#,0} tokens, {Channels} channels, {States} numbers: bytes counted, over the formula's",
        Unit = "x",
        Goal = 1.05,
        Baseline = "u, dt and y once, b and c once per group of 32 channels, a and the state once in and the state once out",
        Measure = Measure,
    };

    /// <summary>Each input once for the group that needs it, each output once.</summary>
    private static double Formula =>
        sizeof(float) * Channels * (3.0 * Tokens + 2.0 * Tokens * States / ChunkedScan.Lanes + 3 * States + 1);

    private static Samples Measure(Action<string> progress)
    {
        using var gpu = Gpu.Open(DeviceChoice.Simulator);
        var device = gpu.Accelerator;
        MemoryBuffer2D<float, Stride2D.DenseY> Filled(int rows, int columns, float value)
        {
            var buffer = device.Allocate2DDenseY<float>(new LongIndex2D(rows, columns));
            buffer.AsContiguous().CopyFromCPU([.. Enumerable.Repeat(value, rows * columns)]);
            return buffer;
        }

        using var u = Filled(Tokens, Channels, 1);
        using var dt = Filled(Tokens, Channels, 0.1f);
        using var a = Filled(States, Channels, -1);
        using var b = Filled(Tokens, States, 1);
        using var c = Filled(Tokens, States, 1f / States);
        using var state = Filled(States, Channels, 0);
        using var y = Filled(Tokens, Channels, 0);
        using var skip = device.Allocate1D(new float[Channels]);
        var kernel = device.LoadStreamKernel<Rows, Rows, Rows, Rows, Rows, ArrayView<float>, Rows, Rows>(ChunkedScan.Kernel);
        progress("one metered launch");
        using var recording = Recording.Start(new LaunchOptions { Mode = ExecutionMode.Metered });
        kernel(new KernelConfig(Channels / ChunkedScan.Lanes, ChunkedScan.Pieces * ChunkedScan.Lanes), u.View, dt.View, a.View, b.View,
            c.View, skip.View, state.View, y.View);
        device.Synchronize();

        // With the same input in every token h rises to dt / (1 - e^-dt), and y is their average.
        var (got, expected) = (y.AsContiguous().GetAsArray()[^1], 0.1 / (1 - Math.Exp(-0.1)));
        if (!(Math.Abs(got - expected) <= 1e-4))
            throw new ClaimSkipped($"y is {got}, and {expected} is right: a wrong result is not counted");
        var bytes = recording.Launches[0].Counters!.Global.BytesMoved;
        return new([bytes / Formula], $"{bytes / 1e6:0.00} MB, {Formula / 1e6:0.00} by the formula");
    }
}
