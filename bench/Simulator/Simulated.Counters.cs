using System.Diagnostics;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Simulation;

namespace Headroom.Bench.Simulator;

/// <summary>A device and a tiled product of side 256 on it, to be run in a chosen mode and timed.</summary>
internal sealed class Simulated : IDisposable
{
    private const int Side = 256;
    private readonly Context context = Context.CreateDefault();
    private readonly Accelerator accelerator;
    private readonly MemoryBuffer2D<float, Stride2D.DenseY> a, b, c;
    private readonly Action<KernelConfig, ArrayView2D<float, Stride2D.DenseY>, ArrayView2D<float, Stride2D.DenseY>, ArrayView2D<float, Stride2D.DenseY>> multiply;

    public Simulated()
    {
        accelerator = context.GetPreferredDevice(preferCPU: false).CreateAccelerator(context);
        (Left, Right) = (Random(1), Random(2));
        a = accelerator.Allocate2DDenseY(Left);
        b = accelerator.Allocate2DDenseY(Right);
        c = accelerator.Allocate2DDenseY<float>(new LongIndex2D(Side, Side));
        multiply = accelerator.LoadStreamKernel<ArrayView2D<float, Stride2D.DenseY>, ArrayView2D<float, Stride2D.DenseY>, ArrayView2D<float, Stride2D.DenseY>>(TiledMatMul.Kernel);
    }

    public float[,] Left { get; }

    public float[,] Right { get; }

    /// <summary>Seconds of one launch, and its report; throws when the launch fell back to another mode or the product is wrong.</summary>
    public (double Seconds, LaunchReport Report) Multiply(LaunchOptions options)
    {
        using var recording = Recording.Start(options);
        var clock = Stopwatch.StartNew();
        multiply(new KernelConfig(new Index2D(Side / 16, Side / 16), new Index2D(16, 16)), a.View, b.View, c.View);
        accelerator.Synchronize();
        var seconds = clock.Elapsed.TotalSeconds;
        var report = recording.Launches[^1];
        if (report.Mode != options.Mode) throw new ClaimSkipped($"the kernel ran in {report.Mode} mode: {report.FallbackReason}");
        return (seconds, report);
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
        accelerator.Dispose();
        context.Dispose();
    }

    private static float[,] Random(int seed)
    {
        var (random, values) = (new Random(seed), new float[Side, Side]);
        for (var i = 0; i < Side; i++)
            for (var j = 0; j < Side; j++) values[i, j] = random.NextSingle() - 0.5f;
        return values;
    }
}
