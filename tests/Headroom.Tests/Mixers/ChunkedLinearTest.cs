using Headroom.Kernels;
using Headroom.Mixers;
using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Tests.Mixers;

public sealed class ChunkedLinearTest
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 63, 5)]
    [InlineData(1, 64, 64)]
    [InlineData(3, 65, 33)]
    [InlineData(2, 200, 64)]
    public void It_is_the_sum_over_earlier_pairs(int heads, int n, int d)
    {
        using var gpu = Gpu.Open(DeviceChoice.Simulator);
        var (q, k, v) = (Drawn(heads * n * d, 1), Drawn(heads * n * d, 2), Drawn(heads * n * d, 3));
        var (o, launch) = Run(gpu, heads, n, d, q, k, v);
        for (var h = 0; h < heads; h++)
            for (var t = 0; t < n; t++)
                for (var e = 0; e < d; e++)
                {
                    var expected = 0.0;
                    for (var j = 0; j <= t; j++)
                        expected += Enumerable.Range(0, d).Sum(c => (double)q[(h * n + t) * d + c] * k[(h * n + j) * d + c])
                            * v[(h * n + j) * d + e];
                    Assert.Equal(expected, o[(h * n + t) * d + e], 2e-3);
                }
        Assert.Equal(3 * ((n + 63) / 64) * heads, launch.Counters!.Barriers);
    }

    [Fact]
    public void It_reads_three_inputs_once_and_writes_one_output_once()
    {
        using var gpu = Gpu.Open(DeviceChoice.Simulator);
        const int N = 256, D = 64;
        var (_, launch) = Run(gpu, 2, N, D, Drawn(2 * N * D, 1), Drawn(2 * N * D, 2), Drawn(2 * N * D, 3));
        Assert.Equal(4 * 4 * 2 * N * D, launch.Counters!.Global.BytesMoved);
    }

    private static (float[] O, LaunchReport Launch) Run(Gpu gpu, int heads, int n, int d, float[] q, float[] k, float[] v)
    {
        var kernel = gpu.Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows>(ChunkedLinear.Kernel);
        using var qs = Upload(gpu, q, heads * n, d);
        using var ks = Upload(gpu, k, heads * n, d);
        using var vs = Upload(gpu, v, heads * n, d);
        using var os = Upload(gpu, new float[q.Length], heads * n, d);
        using var recording = Recording.Start(LaunchOptions.Default);
        kernel(new KernelConfig(heads, ChunkedLinear.Chunk), qs.View, ks.View, vs.View, os.View);
        gpu.Accelerator.Synchronize();
        return (os.AsContiguous().GetAsArray(), Assert.Single(recording.Launches));
    }

    private static MemoryBuffer2D<float, Stride2D.DenseY> Upload(Gpu gpu, float[] values, int rows, int columns)
    {
        var buffer = gpu.Accelerator.Allocate2DDenseY<float>(new LongIndex2D(rows, columns));
        buffer.AsContiguous().CopyFromCPU(values);
        return buffer;
    }

    private static float[] Drawn(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];
    }
}
