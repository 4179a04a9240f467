using System.Diagnostics;
using Headroom.Kernels;
using Headroom.Mixers;
using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Bench.Mixers;

/// <summary>Chunked linear attention on one head with d = 64, compared with float64 before it is timed.</summary>
internal sealed class LinearRun : IDisposable
{
    private const int D = 64;

    // Sums of up to 2,048 scores of a few units each; float32 loses about 1e-3 of them at worst, a forgotten chunk all.
    private const double Allowed = 0.02;

    private readonly int _n;
    private readonly float[] _qs, _ks, _vs;
    private readonly Gpu _gpu = Gpu.Open(DeviceChoice.Simulator);
    private readonly MemoryBuffer2D<float, Stride2D.DenseY> _q, _k, _v, _o;
    private readonly Action<KernelConfig, Rows, Rows, Rows, Rows> _kernel;

    public LinearRun(int n)
    {
        _n = n;
        (_qs, _ks, _vs) = (Random(1), Random(2), Random(3));
        (_q, _k, _v, _o) = (Upload(_qs), Upload(_ks), Upload(_vs), Upload(new float[n * D]));
        _kernel = _gpu.Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows>(ChunkedLinear.Kernel);
    }

    /// <summary>Seconds of one launch.</summary>
    public double Time(LaunchOptions options)
    {
        using var recording = Recording.Start(options);
        var clock = Stopwatch.StartNew();
        _kernel(new KernelConfig(1, ChunkedLinear.Chunk), _q.View, _k.View, _v.View, _o.View);
        _gpu.Accelerator.Synchronize();
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>Runs once, and compares the last row.</summary>
    public void Check(LaunchOptions options)
    {
        Time(options);
        var (got, expected) = (_o.AsContiguous().GetAsArray()[^D..], new double[D]);
        for (var j = 0; j < _n; j++)
        {
            var score = 0.0;
            for (var c = 0; c < D; c++) score += (double)_qs[(_n - 1) * D + c] * _ks[j * D + c];
            for (var c = 0; c < D; c++) expected[c] += score * _vs[j * D + c];
        }
        for (var c = 0; c < D; c++)
            if (!(Math.Abs(got[c] - expected[c]) <= Allowed))
                throw new ClaimSkipped($"o[{_n - 1}, {c}] is {got[c]}, the reference says {expected[c]}: a wrong result is not timed");
    }

    public void Dispose()
    {
        foreach (var buffer in new MemoryBuffer[] { _q, _k, _v, _o }) buffer.Dispose();
        _gpu.Dispose();
    }

    private MemoryBuffer2D<float, Stride2D.DenseY> Upload(float[] values)
    {
        var buffer = _gpu.Accelerator.Allocate2DDenseY<float>(new LongIndex2D(_n, D));
        buffer.AsContiguous().CopyFromCPU(values);
        return buffer;
    }

    private float[] Random(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, _n * D).Select(_ => 2 * random.NextSingle() - 1)];
    }
}
