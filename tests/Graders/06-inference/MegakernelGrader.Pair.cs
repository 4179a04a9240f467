using Headroom.Grading;
using Headroom.Stages;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;
using View = ILGPU.ArrayView<float>;

namespace Graders;

public sealed partial class MegakernelGrader
{
    // x [Columns], h [Inner], y [Outer].
    private readonly record struct Pair(int Columns, int Inner, int Outer);

    private void TwoStages(
        string name, Pair shape, int groups, int threads, int orders, int steps = 1, Action? then = null) =>
        Case($"TwoStages, {name}: {Numbers.Count(groups, "group")} of {threads}, {Stage.Pieces(shape.Inner)} and "
            + $"{Numbers.Count(Stage.Pieces(shape.Outer), "piece")}", () => Part(nameof(Megakernel.TwoStages), () =>
    {
        var first = Draw.Normal(shape.Inner * shape.Columns, 1 / MathF.Sqrt(shape.Columns));
        var second = Draw.Normal(shape.Outer * shape.Inner, 1 / MathF.Sqrt(shape.Inner));
        float[][] inputs = [.. Enumerable.Range(0, steps).Select(_ => Draw.Normal(shape.Columns))];
        var (w1, w2) = (Upload2D("first", first, shape.Inner, shape.Columns), Upload2D("second", second, shape.Outer, shape.Inner));
        var xs = Array.ConvertAll(inputs, input => Upload("x", input));
        var (h, y, done) = (Upload(Poisoned(shape.Inner)), Upload(Poisoned(shape.Outer)), Upload(new int[1]));
        var kernel = Accelerator.LoadStreamKernel<Rows, Rows, View, View, View, ArrayView<int>, int>(Megakernel.TwoStages);
        foreach (var seed in Orders(orders))
        {
            done.CopyFromCPU(new int[1]);
            for (var step = 1; step <= steps; step++)
            {
                var (x, number) = (xs[step - 1], step);
                h.CopyFromCPU(Poisoned(shape.Inner));
                y.CopyFromCPU(Poisoned(shape.Outer));
                LaunchTogether(Megakernel.TwoStages, seed, () =>
                    kernel(new KernelConfig(groups, threads), w1.View, w2.View, x.View, h.View, y.View, done.View, number));
                Compare(shape, first, second, inputs[step - 1], Download(h), Download(y));
                if (HasRaced) return;
            }
        }
        then?.Invoke();
    }), "float32");

    // The second step's number on counters of the first: what is asked never comes.
    private void TwoStagesInVain() => Case("TwoStages, a counter that stays below what is asked: 3 groups of 64",
        () => Part(nameof(Megakernel.TwoStages), () =>
    {
        var (w1, w2) = (Upload2D("first", Draw.Normal(50 * 20), 50, 20), Upload2D("second", Draw.Normal(70 * 50), 70, 50));
        var (x, h, y, done) = (Upload("x", Draw.Normal(20)), Upload(Poisoned(50)), Upload(Poisoned(70)), Upload(new int[1]));
        var kernel = Accelerator.LoadStreamKernel<Rows, Rows, View, View, View, ArrayView<int>, int>(Megakernel.TwoStages);
        That(WaitsInVain(Megakernel.TwoStages, Orders(1)[0], () =>
            kernel(new KernelConfig(3, 64), w1.View, w2.View, x.View, h.View, y.View, done.View, 2)), Waits, GaveUp);
    }), "float32");

    private void Compare(Pair shape, float[] first, float[] second, float[] x, float[] h, float[] y)
    {
        var (middle, size) = (Product(first, Widened(x), shape.Inner), Product(Sizes(first), Sizes(x), shape.Inner).Max());
        var expected = Product(second, middle, shape.Outer);
        var outer = Product(Sizes(second), [.. Enumerable.Repeat(size, shape.Inner)], shape.Outer).Max();
        // Worst case of any order of sums: a rounding for each product and each sum.
        Elements("h", h, middle, Tolerance.Rounding(shape.Columns + 1, Tolerance.Float32Roundoff, size));
        Elements("y", y, expected, Tolerance.Rounding(shape.Columns + shape.Inner + 2, Tolerance.Float32Roundoff, outer));
    }

    private static double[] Widened(float[] values) => Array.ConvertAll(values, value => (double)value);

    private static double[] Sizes(float[] values) => Array.ConvertAll(values, value => Math.Abs((double)value));

    private static double[] Product(float[] w, double[] x, int rows) => Product(Widened(w), x, rows);

    private static double[] Product(double[] w, double[] x, int rows) =>
        [.. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, x.Length).Sum(col => w[row * x.Length + col] * x[col]))];
}
