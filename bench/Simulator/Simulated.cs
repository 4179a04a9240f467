using System.Diagnostics;
using Headroom.Kernels;
using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Bench.Simulator;

/// <summary>A device and a tiled product on it, to be run in a chosen mode and timed.</summary>
internal sealed class Simulated : IDisposable
{
    private readonly int _side;
    private readonly Gpu _gpu;
    private readonly Accelerator _accelerator;
    private readonly MemoryBuffer2D<float, Stride2D.DenseY> _a, _b, _c;
    private readonly Action<KernelConfig, ArrayView2D<float, Stride2D.DenseY>, ArrayView2D<float, Stride2D.DenseY>,
        ArrayView2D<float, Stride2D.DenseY>> _multiply;

    public Simulated(int side = 256, DeviceChoice device = DeviceChoice.Simulator)
    {
        _side = side;
        _gpu = Gpu.Open(device);
        _accelerator = _gpu.Accelerator;
        (Left, Right) = (Random(1, side), Random(2, side));
        _a = _accelerator.Allocate2DDenseY(Left);
        _b = _accelerator.Allocate2DDenseY(Right);
        _c = _accelerator.Allocate2DDenseY<float>(new LongIndex2D(side, side));
        _multiply = _accelerator.LoadStreamKernel<ArrayView2D<float, Stride2D.DenseY>, ArrayView2D<float, Stride2D.DenseY>,
            ArrayView2D<float, Stride2D.DenseY>>(TiledMatMul.Kernel);
    }

    public float[,] Left { get; }

    public float[,] Right { get; }

    /// <summary>Accesses to memory and shared memory in metered launches.</summary>
    public static long Accesses(IEnumerable<LaunchReport> launches) =>
        launches.Sum(launch => launch.Counters!.Global.Accesses + launch.Counters.Shared.Accesses);

    /// <summary>Seconds of one launch, and its report; none from a device that does not count.</summary>
    public (double Seconds, IReadOnlyList<LaunchReport> Reports) Multiply(LaunchOptions options)
    {
        using var recording = Recording.Start(options);
        var clock = Stopwatch.StartNew();
        _multiply(new KernelConfig(new Index2D(_side / 16, _side / 16), new Index2D(16, 16)), _a.View, _b.View, _c.View);
        _accelerator.Synchronize();
        var seconds = clock.Elapsed.TotalSeconds;
        return (seconds, recording.Launches);
    }

    /// <summary>Seconds of the same product as loops fissioned by hand.</summary>
    public double Fissioned()
    {
        var product = new float[_side, _side];
        var clock = Stopwatch.StartNew();
        TiledMatMul.Fissioned(Left, Right, product);
        return clock.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        foreach (var buffer in new MemoryBuffer[] { _a, _b, _c }) buffer.Dispose();
        _gpu.Dispose();
    }

    private static float[,] Random(int seed, int side)
    {
        var (random, values) = (new Random(seed), new float[side, side]);
        for (var i = 0; i < side; i++)
            for (var j = 0; j < side; j++) values[i, j] = random.NextSingle() - 0.5f;
        return values;
    }
}
