using Headroom.Grading;
using Headroom.Grading.Kernels;
using Headroom.Hardware;
using ILGPU;
using ILGPU.Runtime;

namespace Graders;

/// <summary>Lengths below, at, just above and far above one group; then the traffic of a long one.</summary>
public sealed partial class SaxpyGrader : KernelGrader
{
    private const int Size = 256; // threads per group

    protected override void Require()
    {
        Groups(1000, expected: 4);
        Groups(1024, expected: 4);
        Groups(Draw.Int(5, 9) * Size + 1);
        Groups(1000, expected: 8, size: 128);
        Groups(Draw.Int(40, 60) * 64 + Draw.Int(1, 63), size: 64);
        Groups(1024 * Draw.Int(2, 5) + 3, size: 1024);
        Groups(1000, expected: 63, size: 16);
        Groups(7, expected: 7, size: 1);
        foreach (var size in (int[])[96, 192, 1000, 2 * Draw.Int(20, 300) + 1])
            Groups(size * Draw.Int(3, 90) + Draw.Int(1, size - 1), size: size);
        Groups(int.MaxValue - Size, expected: 8_388_607); // n + size is 2^31 - 1
        Groups((1 << 24) + 1, expected: 65_537);
        Groups(2_000_000_001, expected: 7_812_501);
        foreach (var n in (int[])[0, 1, 2, 3]) Groups(n, expected: Math.Min(n, 1));
        foreach (var n in (int[])[1000, 1, 2, 3, 31, 33, Size, Size + 1, 33 * Size + Draw.Int(2, 30)]) Run(n, scale: 1);
        Run(Draw.Int(2000, 3000), scale: 3e4f);
        Run(Draw.Int(500, 900), scale: 1e-30f);
        Run(Draw.Int(500, 900), scale: 1e30f);
        foreach (var a in (float[])[0, float.PositiveInfinity, float.NaN, (float)Draw.Real(2, 5)]) Specials(a);
        Run(400 * Size + 7, scale: 1, counted: true); // 102,407
    }

    private void Groups(int n, int? expected = null, int size = Size) => Case($"groups of {size:#,0} for {n:#,0} elements", () =>
        Part(nameof(Saxpy.Groups), () =>
    {
        var groups = Number("groups", Saxpy.Groups(n, size), expected ?? n / size + 1)
            .Trap(n / size, "a quotient of integers is cut off: the elements that are left need a group too")
            .Trap(n / size + 1, "one group too many where the groups fit exactly");
        if (size != Size)
            groups.Trap((n + Size - 1) / Size, $"size is ignored: a group has `size` threads, {size:#,0} here, and not always {Size}");
    }));

    private void Run(int n, float scale, bool counted = false) => Case(Numbers.Count(n, "element"), () =>
        Part(nameof(Saxpy.Kernel), () =>
    {
        var (a, x, y) = ((float)(Draw.Of(-1, 1) * Draw.Real(2, 5)), Draw.Normal(n, scale), Draw.Normal(n, scale));
        var (xs, ys) = (Upload("x", x), Upload(y));
        var saxpy = Accelerator.LoadStreamKernel<float, ArrayView<float>, ArrayView<float>>(Saxpy.Kernel);
        // The right number of groups whatever Groups says: that is another case.
        Launch(Saxpy.Kernel, () => saxpy(new KernelConfig((n + Size - 1) / Size, Size), a, xs.View, ys.View));

        double[] expected = [.. x.Zip(y, (u, v) => (double)a * u + v)];
        // A product and a sum, each rounded once; their sizes are below |a x| + |y|.
        var tolerance = Tolerance.Rounding(2, Tolerance.Float32Roundoff, x.Zip(y, (u, v) => Math.Abs((double)a * u) + Math.Abs(v)).Max());
        var got = Download(ys);
        Number($"y[{n - 1}]", got[^1], expected[^1]).Within(tolerance)
            .Trap(y[^1], "the last element is left as it was: which thread has it?")
            .Trap((double)a * x[^1], "y is not added: y = a x + y")
            .Trap(x[^1] + (double)a * y[^1], "a on the wrong array: y = a x + y");
        Elements("y", got, expected, tolerance);
        if (counted) Budget(n);
    }), "float32");

    // Infinities, zeros of both signs and no numbers, beside each other in every way.
    private void Specials(float a) => Case($"infinities, zeros and NaN, a = {Numbers.Format(a)}", () => Part(nameof(Saxpy.Kernel), () =>
    {
        float[] values = [0, -0f, 1, -2, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        var n = values.Length * values.Length;
        float[] x = [.. Enumerable.Range(0, n).Select(i => values[i / values.Length])];
        float[] y = [.. Enumerable.Range(0, n).Select(i => values[i % values.Length])];
        var (xs, ys) = (Upload("x", x), Upload(y));
        var saxpy = Accelerator.LoadStreamKernel<float, ArrayView<float>, ArrayView<float>>(Saxpy.Kernel);
        Launch(Saxpy.Kernel, () => saxpy(new KernelConfig(1, Size), a, xs.View, ys.View));
        Elements("y", Download(ys), [.. x.Zip(y, (u, v) => (double)a * u + v)], Tolerance.Rounding(2, Tolerance.Float32Roundoff, 20))
            .Trap(() => [.. x.Zip(y, (u, v) => a == 0 || u == 0 ? v : (double)a * u + v)],
                "a product with 0 is left out: 0 times infinity is no number, and 0 times NaN is none");
    }), "float32");

    private const string TakeNeighbours = "let neighbouring threads take neighbouring elements";

    // Compulsory: x and y read once, y written once, 12 B per element. A full warp asks for 32 x 4 B, which is 4 sectors.
    private void Budget(int n)
    {
        AtMost(Counter.Bytes, 1.1 * 12.0 * n, once: 12.0 * n,
            likely: Traffic(
                3.0 * n, "an element is read or written more than once: x and y are read once, y is written once", TakeNeighbours, n));
        AtMost(Counter.SectorsPerRequest, 4, likely: $"{Apart()}: {TakeNeighbours}");
        // An element is one thread's: no group, and no warp, does another's.
        SpreadOver((n + Size - 1) / Size, busiest: 1.1 * Size / n, warps: Size / 32, uneven: 1.2);
        var (moved, intensity) = (Counts.Global.BytesMoved, Counts.Intensity);
        var h100 = Devices.H100Sxm;
        Meaning($"{(double)moved / n:0.0} B and 2 FLOPs per element: {intensity:0.00} FLOP/B, and no way to need fewer bytes.");
        Meaning($"An H100 reads and writes {h100.Bandwidth / 12e9:0} billion such elements a second; its arithmetic is "
            + $"idle {100 - 100 * intensity * h100.Bandwidth / h100.Peak(Dtype.Fp32).Rate:0.#} % of the time.");
    }
}
