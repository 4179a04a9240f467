using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Graders;

/// <summary>The two lines of each race, found by running the given kernels, and three kernels without them that do no more work.</summary>
public sealed partial class FindTheRaceGrader : KernelGrader
{
    private const int Lanes = 64;

    protected override void Require()
    {
        Lines("Differences", 0, 3, x => RunDifferences(FindTheRace.Differences, x));
        Lines("Products", 1, 4, x => RunProducts(FindTheRace.Products, x));
        Lines("Positives", 2, 5, x => RunPositives(FindTheRace.Positives, x, start: 0));

        foreach (var groups in (ReadOnlySpan<int>)[1, Draw.Int(3, 9)]) Differences(groups);
        foreach (var chunks in (ReadOnlySpan<int>)[1, Draw.Int(3, 9)]) Products(chunks);
        foreach (var groups in (ReadOnlySpan<int>)[1, Draw.Int(3, 9)]) Positives(groups, start: 1000);
    }

    private void Lines(string kernel, int index, int chunks, Func<float[], Array> run) => Case($"the two lines of {kernel}", () =>
    {
        var lines = FindTheRace.Lines;
        That(lines.Length == 3, "one pair of lines per kernel", "Lines has one pair for each of Differences, Products and Positives, in this order");
        var x = Draw.Normal(chunks * Lanes);
        if (lines.Length == 3) Compare(kernel, lines[index], () => run(x));
    });

    private void Differences(int groups) => Case($"DifferencesFixed, {groups * Lanes} elements", () =>
    {
        var x = Draw.Normal(groups * Lanes);
        var y = RunDifferences(FindTheRace.DifferencesFixed, x);
        double[] expected = [.. x.Select((v, i) => i % Lanes == 0 ? v : (double)v - x[i - 1])];
        // One subtraction of two values of up to 6.
        Elements("y", y, expected, Tolerance.Rounding(1, Tolerance.Float32Roundoff, scale: 12));
        if (groups > 1) DifferencesBudget(groups);
    }, "float32");

    private void Products(int chunks) => Case($"ProductsFixed, {chunks * Lanes} elements", () =>
    {
        var x = Draw.Normal(chunks * Lanes);
        var y = RunProducts(FindTheRace.ProductsFixed, x);
        var expected = new double[Lanes];
        for (var i = 0; i < x.Length; i++) expected[i % Lanes] += (double)x[i] * x[i % Lanes == Lanes - 1 ? i : i + 1];
        // One product, one addition per chunk; partial sums of up to 20 per chunk.
        Elements("y", y, expected, Tolerance.Rounding(2 * chunks, Tolerance.Float32Roundoff, scale: 20.0 * chunks));
        if (chunks > 1) ProductsBudget(chunks);
    }, "float32");

    private void Positives(int groups, int start) => Case($"PositivesFixed, {groups * Lanes} elements", () =>
    {
        var x = Draw.Normal(groups * Lanes);
        var total = RunPositives(FindTheRace.PositivesFixed, x, start);
        var positives = x.Count(v => v > 0);
        Number("total[0]", total[0], start + positives).Within(Tolerance.Exact)
            .Trap(positives, "total[0] is set, not added to: it had a value before the launch");
        if (groups > 1) PositivesBudget(groups);
    }, "int32");

    private float[] RunDifferences(Action<ArrayView<float>, ArrayView<float>> kernel, float[] x)
    {
        var (xs, ys) = (Upload("x", x), Upload(Poisoned(x.Length)));
        var load = Accelerator.LoadStreamKernel(kernel);
        Run(kernel, () => load(new KernelConfig(x.Length / Lanes, Lanes), xs.View, ys.View));
        return Download(ys);
    }

    private float[] RunProducts(Action<ArrayView<float>, ArrayView<float>> kernel, float[] x)
    {
        var (xs, ys) = (Upload("x", x), Upload(Poisoned(Lanes)));
        var load = Accelerator.LoadStreamKernel(kernel);
        Run(kernel, () => load(new KernelConfig(1, Lanes), xs.View, ys.View));
        return Download(ys);
    }

    private int[] RunPositives(Action<ArrayView<float>, ArrayView<int>> kernel, float[] x, int start)
    {
        var (xs, total) = (Upload("x", x), Upload([start]));
        var load = Accelerator.LoadStreamKernel(kernel);
        Run(kernel, () => load(new KernelConfig(x.Length / Lanes, Lanes), xs.View, total.View));
        return Download(total);
    }

    private void Run(Delegate kernel, Action launch)
    {
        var ran = false;
        Shuffle(launch, ref ran);
        if (!ran) Launch(kernel, launch);
    }

    /// <summary>Runs the launch in the order of lanes that is being tried, if one is.</summary>
    partial void Shuffle(Action launch, ref bool ran);

    partial void Compare(string kernel, (int, int) named, Func<Array> run);

    partial void DifferencesBudget(int groups);

    partial void ProductsBudget(int chunks);

    partial void PositivesBudget(int groups);
}
