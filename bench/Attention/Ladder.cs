using System.Diagnostics;
using Headroom.Kernels;
using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Bench.Attention;

/// <summary>
/// The versions of unit 03 on one head with d = 64 and n queries and keys, each compared with float64 before it is timed.
/// </summary>
internal sealed class Ladder : IDisposable
{
    private const int D = 64, Tile = 64, CheckedRows = 64;

    // Weights are averages of values below 5; float32 loses about 1e-6 of them, a forgotten rescale more than 1e-2.
    private const double Allowed = 1e-4;

    private readonly int _n;
    private readonly float[] _qs, _ks, _vs;
    private readonly Gpu _gpu = Gpu.Open(DeviceChoice.Simulator);
    private readonly Accelerator _accelerator;
    private readonly MemoryBuffer2D<float, Stride2D.DenseY> _q, _k, _v, _o, _scores;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _lse;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _lengths;

    public Ladder(int n)
    {
        _n = n;
        (_qs, _ks, _vs) = (Random(1), Random(2), Random(3));
        _accelerator = _gpu.Accelerator;
        (_q, _k, _v) = (Upload(_qs), Upload(_ks), Upload(_vs));
        _o = _accelerator.Allocate2DDenseY<float>(new LongIndex2D(n, D));
        _scores = _accelerator.Allocate2DDenseY<float>(new LongIndex2D(n, n));
        _lse = _accelerator.Allocate1D<float>(n);
        _lengths = _accelerator.Allocate1D([n]);
    }

    private int Tiles => (_n + Tile - 1) / Tile;

    /// <summary>v1: scores, softmax, weighted sum.</summary>
    public Action Naive()
    {
        var score = _accelerator.LoadStreamKernel<Rows, Rows, Rows, ArrayView<int>, int>(ThreeKernels.Scores);
        var softmax = _accelerator.LoadStreamKernel<Rows>(ThreeKernels.Softmax);
        var sum = _accelerator.LoadStreamKernel<Rows, Rows, Rows>(ThreeKernels.WeightedSum);
        return () =>
        {
            score(new KernelConfig(new Index3D(Tiles, Tiles, 1), new Index3D(Tile, 1, 1)), _q.View, _k.View, _scores.View, _lengths.View,
                1);
            softmax(new KernelConfig(_n, 32), _scores.View);
            sum(new KernelConfig(new Index2D(Tiles, 1), new Index2D(Tile, 1)), _scores.View, _v.View, _o.View);
        };
    }

    /// <summary>v2: the scores stay on the chip.</summary>
    public Action Flash()
    {
        var kernel = _accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<float>, ArrayView<int>, int>(FlashForward.Kernel);
        return () => kernel(OneGroupPerTile, _q.View, _k.View, _v.View, _o.View, _lse.View, _lengths.View, 1);
    }

    /// <summary>v3: whole tiles are skipped.</summary>
    public Action Causal()
    {
        var kernel = _accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<float>>(CausalFlash.Kernel);
        return () => kernel(OneGroupPerTile, _q.View, _k.View, _v.View, _o.View, _lse.View);
    }

    private KernelConfig OneGroupPerTile => new(new Index2D(Tiles, 1), new Index2D(Tile, 1));

    /// <summary>Runs a version once and compares rows from first to last with float64.</summary>
    public void Check(Action version, LaunchOptions options, Func<int, int> keysOf)
    {
        _o.MemSetToZero();
        Time(version, options);
        Compare(_o.AsContiguous().GetAsArray(), keysOf);
    }

    /// <summary>Seconds of the plain loop, on one core.</summary>
    public double Loop(bool isCompared = false)
    {
        var output = new float[_n * D];
        var clock = Stopwatch.StartNew();
        AttentionLoop.Run(_qs, _ks, _vs, output, _n, D);
        var seconds = clock.Elapsed.TotalSeconds;
        if (isCompared) Compare(output, _ => _n);
        return seconds;
    }

    /// <summary>Seconds of all launches of a version.</summary>
    public double Time(Action version, LaunchOptions options) => Report(version, options).Seconds;

    /// <summary>Seconds, and a report for each launch.</summary>
    public (double Seconds, IReadOnlyList<LaunchReport> Launches) Report(Action version, LaunchOptions options)
    {
        using var recording = Recording.Start(options);
        var clock = Stopwatch.StartNew();
        version();
        _accelerator.Synchronize();
        var seconds = clock.Elapsed.TotalSeconds;
        return (seconds, recording.Launches);
    }

    public void Dispose()
    {
        foreach (var buffer in new MemoryBuffer[] { _q, _k, _v, _o, _scores, _lse, _lengths }) buffer.Dispose();
        _gpu.Dispose();
    }

    private void Compare(float[] got, Func<int, int> keysOf)
    {
        for (var at = 0; at < CheckedRows; at++)
        {
            var row = (int)((_n - 1L) * at / (CheckedRows - 1));
            var expected = AttentionLoop.Row(_qs, _ks, _vs, row, keysOf(row), D);
            for (var c = 0; c < D; c++)
                if (!(Math.Abs(got[row * D + c] - expected[c]) <= Allowed))
                    throw new ClaimSkipped(
                        $"o[{row}, {c}] is {got[row * D + c]}, the reference says {expected[c]}: a wrong result is not timed");
        }
    }

    private MemoryBuffer2D<float, Stride2D.DenseY> Upload(float[] values)
    {
        var buffer = _accelerator.Allocate2DDenseY<float>(new LongIndex2D(_n, D));
        buffer.AsContiguous().CopyFromCPU(values);
        return buffer;
    }

    private float[] Random(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, _n * D).Select(_ => 2 * random.NextSingle() - 1)];
    }
}
