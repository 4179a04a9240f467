using System.Reflection;
using Headroom.Simulator.Metering;
using ILGPU;
using ILGPU.Runtime;
using Matrix = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;
using Vector = ILGPU.Runtime.ArrayView1D<float, ILGPU.Stride1D.Dense>;

namespace Headroom.Agents.Examining;

/// <summary>The kernels of unit 02 that an exam asks about, each launched as its exercise says.</summary>
public static class ExamKernels
{
    public static IReadOnlyList<ExamKernel> All { get; } =
    [
        new("02.1", "02-kernels/Saxpy.cs", ["n", "size"], [(300, 3_000), (1, 4)],
            s => $"n = {s[0]:#,0}, in groups of {64 * s[1]} threads", s => Ceil(s[0], 64 * s[1]), Saxpy),
        new("02.3", "02-kernels/Transpose.cs", ["m", "n"], [(20, 130), (20, 130)],
            s => $"a [{s[0]}, {s[1]}]", s => Ceil(s[0], 32) * Ceil(s[1], 32), Transpose),
        new("02.4", "02-kernels/Reduction.cs", ["n", "groups"], [(500, 9_000), (2, 12)],
            s => $"n = {s[0]:#,0}, in {s[1]} groups", s => s[1], Reduction),
        new("02.5", "02-kernels/TiledMatMul.cs", ["m", "n", "k"], [(20, 70), (20, 70), (10, 60)],
            s => $"a [{s[0]}, {s[2]}], b [{s[2]}, {s[1]}]", s => Ceil(s[0], 16) * Ceil(s[1], 16),
            (gpu, kernel, s) => MatMul(gpu, kernel, s, 16)),
        new("02.6", "02-kernels/RegisterTiledMatMul.cs", ["m", "n", "k"], [(40, 140), (40, 140), (10, 40)],
            s => $"a [{s[0]}, {s[2]}], b [{s[2]}, {s[1]}]", s => Ceil(s[0], 64) * Ceil(s[1], 64),
            (gpu, kernel, s) => MatMul(gpu, kernel, s, 64)),
        new("02.7", "02-kernels/OnlineSoftmax.cs", ["rows", "n"], [(2, 12), (100, 1_500)],
            s => $"x [{s[0]}, {s[1]:#,0}]", s => s[0], Softmax),
    ];

    private static Counters? Saxpy(Accelerator gpu, MethodInfo kernel, IReadOnlyList<int> s)
    {
        var (x, y) = (Values(s[0], 1), Values(s[0], 2));
        using var xs = gpu.Allocate1D(x);
        using var ys = gpu.Allocate1D(y);
        var launch = gpu.LoadStreamKernel(kernel.CreateDelegate<Action<float, ArrayView<float>, ArrayView<float>>>());
        var size = 64 * s[1];
        var counts = ExamRun.Count(gpu, () => launch(new KernelConfig(Ceil(s[0], size), size), 1.5f, xs.View, ys.View));
        return Near(ys.GetAsArray1D(), i => 1.5 * x[i] + y[i]) ? counts : null;
    }

    private static Counters? Transpose(Accelerator gpu, MethodInfo kernel, IReadOnlyList<int> s)
    {
        var (m, n) = (s[0], s[1]);
        var a = Values(m * n, 3);
        using var from = Upload(gpu, a, m, n);
        using var to = Upload(gpu, new float[m * n], n, m);
        var launch = gpu.LoadStreamKernel(kernel.CreateDelegate<Action<Matrix, Matrix>>());
        var config = new KernelConfig(new Index2D(Ceil(n, 32), Ceil(m, 32)), new Index2D(32, 32));
        var counts = ExamRun.Count(gpu, () => launch(config, from.View, to.View));
        return Near(to.AsContiguous().GetAsArray(), i => a[i % m * n + i / m]) ? counts : null;
    }

    private static Counters? Reduction(Accelerator gpu, MethodInfo kernel, IReadOnlyList<int> s)
    {
        var x = Values(s[0], 4);
        using var xs = gpu.Allocate1D(x);
        using var sum = gpu.Allocate1D(new float[1]);
        var launch = gpu.LoadStreamKernel(kernel.CreateDelegate<Action<Vector, Vector>>());
        var counts = ExamRun.Count(gpu, () => launch(new KernelConfig(s[1], 256), xs.View, sum.View));
        return Near(sum.GetAsArray1D(), _ => x.Sum(value => (double)value)) ? counts : null;
    }

    private static Counters? MatMul(Accelerator gpu, MethodInfo kernel, IReadOnlyList<int> s, int tile)
    {
        var (m, n, k) = (s[0], s[1], s[2]);
        var (a, b) = (Values(m * k, 5), Values(k * n, 6));
        using var left = Upload(gpu, a, m, k);
        using var right = Upload(gpu, b, k, n);
        using var product = Upload(gpu, new float[m * n], m, n);
        var launch = gpu.LoadStreamKernel(kernel.CreateDelegate<Action<Matrix, Matrix, Matrix>>());
        var config = new KernelConfig(new Index2D(Ceil(n, tile), Ceil(m, tile)), new Index2D(16, 16));
        var counts = ExamRun.Count(gpu, () => launch(config, left.View, right.View, product.View));
        double At(int i) => Enumerable.Range(0, k).Sum(step => (double)a[i / n * k + step] * b[step * n + i % n]);
        return Near(product.AsContiguous().GetAsArray(), At) ? counts : null;
    }

    private static Counters? Softmax(Accelerator gpu, MethodInfo kernel, IReadOnlyList<int> s)
    {
        var (rows, n) = (s[0], s[1]);
        var x = Values(rows * n, 7);
        using var xs = Upload(gpu, x, rows, n);
        using var ys = Upload(gpu, new float[rows * n], rows, n);
        var launch = gpu.LoadStreamKernel(kernel.CreateDelegate<Action<Matrix, Matrix>>());
        var counts = ExamRun.Count(gpu, () => launch(new KernelConfig(rows, 256), xs.View, ys.View));
        double[] sums = [.. Enumerable.Range(0, rows).Select(row => x.Skip(row * n).Take(n).Sum(value => Math.Exp(value)))];
        return Near(ys.AsContiguous().GetAsArray(), i => Math.Exp(x[i]) / sums[i / n]) ? counts : null;
    }

    private static MemoryBuffer2D<float, Stride2D.DenseY> Upload(Accelerator gpu, float[] values, int rows, int columns)
    {
        var buffer = gpu.Allocate2DDenseY<float>(new LongIndex2D(rows, columns));
        buffer.AsContiguous().CopyFromCPU(values);
        return buffer;
    }

    // The same for everybody: what counts is where a kernel reads, not what.
    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 0.75f)];
    }

    // Right or not: exercises grade how exactly.
    private static bool Near(float[] got, Func<int, double> expected) =>
        Enumerable.Range(0, got.Length)
            .All(i => expected(i) is var right && Math.Abs(got[i] - right) <= 1e-3 * Math.Max(1, Math.Abs(right)));

    private static int Ceil(int count, int each) => (count + each - 1) / each;
}
