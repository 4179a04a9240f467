using Headroom.Grading;

namespace Graders;

/// <summary>
/// Rounding with numbers that are given, on every boundary, then counted; blocks, rotation and the gradient against a reference in double;
/// bias and variance of arrays that are drawn. What training comes to is not asked.
/// </summary>
public sealed partial class FourBitStepGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden =>
    [
        "Headroom.Quantization.FloatGrid", "Headroom.Quantization.E2M1", "Headroom.Quantization.MxFp4", "Headroom.Quantization.NvFp4",
        "Headroom.Quantization.Fp4",
    ];

    protected override void Require()
    {
        Nearest();
        Stochastic();
        Counts();
        MxBlocks();
        MxEdges();
        NvBlocks();
        Rotations();
        Gradients();
        Measures();
        WhatItMeans();
    }

    private void Nearest() => Case("rounded to the nearest", () => Part(nameof(FourBitStep.Round), () =>
    {
        List<float> sizes = [7, 6.0001f, 1e30f, float.PositiveInfinity, 1e-30f];
        for (var code = 0; code < 7; code++)
        {
            var (low, high) = (FourBitReference.Magnitude(code), FourBitReference.Magnitude(code + 1));
            var middle = (float)((low + high) / 2);
            sizes.AddRange([(float)low, middle, MathF.BitDecrement(middle), MathF.BitIncrement(middle), (float)high]);
        }
        float[] x = Input("x", [.. sizes, .. sizes.Select(size => -size), .. Draw.Normal(60, 3)]);
        var reference = new FourBitReference();
        Rounded(x, FourBitStep.Round(x, null), [.. x.Select(each => reference.Nearest(each))], i => $"{Numbers.Format(x[i])} rounded")
            .Trap(() => [.. x.Select(each => TieTo(each, up: true))], "a tie goes away from 0: to the even code is asked")
            .Trap(() => [.. x.Select(each => TieTo(each, up: false))], "a tie goes to 0: to the even code is asked")
            .Trap(() => [.. x.Select(each => Neighbour(each, FourBitReference.Place(each).Share == 1))], "cut off, not rounded")
            .Trap(() => [.. x.Select(each => Math.Clamp(Math.Round(each * 2) / 2, -6, 6))],
                "steps of one half everywhere: from 2 on they are 1, from 4 on 2")
            .Trap(() => [.. x.Select(each => Math.Abs(reference.Nearest(each)))], "the sign is lost");
        That(FourBitStep.Round([], null).Length == 0, "nothing rounded is nothing", "an empty span does not give an empty array");
    }));

    private void Stochastic() => Case("rounded with given numbers", () => Part(nameof(FourBitStep.Round), () =>
    {
        var (x, u) = (new List<float>(), new List<double>());
        for (var code = 0; code < 7; code++)
            foreach (var share in (double[])[0, 0.25, 0.5, Draw.Int(1, 63) / 64.0])
                foreach (var drawn in (double[])
                    [0, share - 1.0 / 128, Math.BitDecrement(share), share, share + 1.0 / 128, Math.BitDecrement(1)])
                {
                    if (drawn is < 0 or >= 1) continue;
                    var (low, high) = (FourBitReference.Magnitude(code), FourBitReference.Magnitude(code + 1));
                    x.Add((float)(Draw.Of(-1, 1) * (low + share * (high - low))));
                    u.Add(drawn);
                }
        foreach (var beyond in (float[])[6, -6, 9, -1e20f])
        {
            x.Add(beyond);
            u.Add(Draw.Real(0, 1));
        }
        var script = new ScriptedRandom([.. u]);
        var got = FourBitStep.Round(x.ToArray(), script);
        That(script.Used == u.Count, "one number for each", script.Used > u.Count
            ? "more numbers are drawn than there are to round: one NextDouble for each"
            : script.Used == 0 ? "nothing is drawn from random"
            : $"{script.Used} are drawn for {u.Count} to round: one NextDouble for each");
        double[] right = [.. x.Select((each, i) => Neighbour(each, u[i] < FourBitReference.Place(each).Share))];
        Rounded([.. x], got, right, i => $"{Numbers.Format(x[i])} with u {Numbers.Format(u[i])}")
            .Trap(() => [.. x.Select(each => new FourBitReference().Nearest(each))], "to the nearest, though random is given")
            .Trap(() => [.. x.Select((each, i) => Neighbour(each, u[i] <= FourBitReference.Place(each).Share))],
                "u equal to the share: below it is asked, so that a number of the grid stays")
            .Trap(() => [.. x.Select((each, i) => Neighbour(each, 1 - u[i] <= FourBitReference.Place(each).Share))],
                "where u is above 1 - share: below the share is asked")
            .Trap(() => [.. x.Select((each, i) => Neighbour(each, u[i] < (FourBitReference.Place(each).Share > 0 ? 0.5 : 0)))],
                "both neighbours with one half: the share of the way decides")
            .Trap(() => [.. x.Select((each, i) => Neighbour(each, u[0] < FourBitReference.Place(each).Share))],
                "one number for all: each has its own");
    }));

    // Four numbers that are rounded together, 120,000 times, and their 16 outcomes counted: one test, whose chi-square of 15 degrees
    // exceeds 62.3 once in 10,000,000 checks of a right submission. Shares lie between 0.3 and 0.7, so that the rarest outcome is expected
    // 0.3^4 * 120,000 = 972 times. By ChiSquare.Missed, Chebyshev's bound: a share that is off by 0.1 in one place is missed with a
    // probability below 9e-4, two places with one number below 9e-5, and every fifth number to the nearest, after the first 10,000,
    // below 5e-4.
    private const int Drawn = 120_000;

    private void Counts() => Case($"{Drawn:#,0} times the same four numbers", () => Part(nameof(FourBitStep.Round), () =>
    {
        double[] shares = [.. Enumerable.Range(0, 4).Select(_ => Draw.Real(0.3, 0.7))];
        int[] codes = [Draw.Int(0, 1), Draw.Int(2, 4), 5, 6];
        var signs = (float[])[Draw.Of(-1f, 1f), Draw.Of(-1f, 1f), 1, -1];
        float[] x = [.. codes.Select((code, i) => signs[i] * (float)(FourBitReference.Magnitude(code)
            + shares[i] * (FourBitReference.Magnitude(code + 1) - FourBitReference.Magnitude(code))))];
        var (random, counts, sums) = (new Random(Draw.Int(0, int.MaxValue - 1)), new long[16], new double[4]);
        for (var run = 0; run < Drawn; run++)
        {
            var got = FourBitStep.Round(x, random);
            var outcome = 0;
            for (var i = 0; i < 4; i++)
            {
                var code = Array.IndexOf(s_sizes, Math.Abs(got[i]));
                if (code != codes[i] && code != codes[i] + 1)
                {
                    That(false, "one of two neighbours", $"{Numbers.Format(x[i])} became {Numbers.Format(got[i])}, which is no neighbour");
                    return;
                }
                sums[i] += got[i];
                if (code > codes[i]) outcome |= 1 << i;
            }
            counts[outcome]++;
        }
        double[] chances = [.. Enumerable.Range(0, 16).Select(outcome =>
            shares.Select((share, i) => (outcome >> i & 1) == 1 ? share : 1 - share).Aggregate((a, b) => a * b))];
        var (statistic, threshold) = (ChiSquare.Statistic(counts, chances), ChiSquare.Threshold(chances));
        var odd = Enumerable.Range(0, 4).MaxBy(i => Math.Abs(sums[i] / Drawn - x[i]));
        That(statistic <= threshold, "counts fit the shares",
            $"chi-square {statistic:#,0}, and chance exceeds {threshold:0} once in 10,000,000 checks: the mean of what "
            + $"{Numbers.Format(x[odd])} became is {sums[odd] / Drawn:0.000}");
    }));

    private static readonly float[] s_sizes = [0, 0.5f, 1, 1.5f, 2, 3, 4, 6];

    private ArrayExpectation Rounded(float[] x, float[] got, double[] right, Func<int, string> named)
    {
        Number("numbers rounded", got.Length, x.Length).Within(Tolerance.Exact);
        return Elements("rounded", named, got.Length == x.Length ? got : Poisoned(x.Length), right, Tolerance.Exact);
    }

    private static double TieTo(double x, bool up) =>
        FourBitReference.Place(x).Share == 0.5 ? Neighbour(x, up) : new FourBitReference().Nearest(x);

    private static double Neighbour(double x, bool farther)
    {
        var low = FourBitReference.Place(x).Low;
        return Math.CopySign(FourBitReference.Magnitude(farther ? low + 1 : low), x);
    }

    /// <summary>Gives numbers of a list, in its order, and counts them.</summary>
    private sealed class ScriptedRandom(double[] numbers) : Random
    {
        public int Used { get; private set; }

        public override double NextDouble() => numbers[Used++ % numbers.Length];

        public override float NextSingle() => (float)NextDouble();

        protected override double Sample() => NextDouble();
    }
}
