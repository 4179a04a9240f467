using System.Diagnostics;
using Headroom.Kernels;
using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Bench.Simulator;

/// <summary>A device and a tiled product of side 256 on it, to be run in a chosen mode and timed.</summary>
internal sealed class Simulated : IDisposable
{
    private const int Side = 256;
    private readonly Gpu gpu = Gpu.Open(DeviceChoice.Simulator);
    private readonly Accelerator accelerator;
    private readonly MemoryBuffer2D<float, Stride2D.DenseY> a, b, c;
    private readonly Action<KernelConfig, ArrayView2D<float, Stride2D.DenseY>, ArrayView2D<float, Stride2D.DenseY>, ArrayView2D<float, Stride2D.DenseY>> multiply;

    public Simulated()
    {
        accelerator = gpu.Accelerator;
        (Left, Right) = (Random(1), Random(2));
        a = accelerator.Allocate2DDenseY(Left);
        b = accelerator.Allocate2DDenseY(Right);
        c = accelerator.Allocate2DDenseY<float>(new LongIndex2D(Side, Side));
        multiply = accelerator.LoadStreamKernel<ArrayView2D<float, Stride2D.DenseY>, ArrayView2D<float, Stride2D.DenseY>, ArrayView2D<float, Stride2D.DenseY>>(TiledMatMul.Kernel);
    }

    public float[,] Left { get; }

    public float[,] Right { get; }

    /// <summary>Seconds of one launch, and its report.</summary>
    public (double Seconds, LaunchReport Report) Multiply(LaunchOptions options)
    {
        using var recording = Recording.Start(options);
        var clock = Stopwatch.StartNew();
        multiply(new KernelConfig(new Index2D(Side / 16, Side / 16), new Index2D(16, 16)), a.View, b.View, c.View);
        accelerator.Synchronize();
        var seconds = clock.Elapsed.TotalSeconds;
        return (seconds, recording.Launches[^1]);
    }

    /// <summary>Seconds of the same product as loops fissioned by hand.</summary>
    public double Fissioned()
    {
        var product = new float[Side, Side];
        var clock = Stopwatch.StartNew();
        TiledMatMul.Fissioned(Left, Right, product);
        return clock.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        foreach (var buffer in new MemoryBuffer[] { a, b, c }) buffer.Dispose();
        gpu.Dispose();
    }

    private static float[,] Random(int seed)
    {
        var (random, values) = (new Random(seed), new float[Side, Side]);
        for (var i = 0; i < Side; i++)
            for (var j = 0; j < Side; j++) values[i, j] = random.NextSingle() - 0.5f;
        return values;
    }
}
