using Headroom.Grading;
using Headroom.Quantization;

namespace Graders;

public sealed partial class NormalFloatGrader
{
    private const int Block = 64;

    private static double[] Reference(int bits)
    {
        int half = 1 << (bits - 1), n = 2 * half;
        return Table(half - 1, half, 1 - (0.5 / n + 0.5 / (n - 1)) / 2);
    }

    // `below` levels under 0 and `above` over it, each side from p down toward 0.5 in even steps of probability.
    private static double[] Table(int below, int above, double p, bool zero = true)
    {
        double[] negative = [.. Side(below, below, p)], positive = [.. Side(above, above, p).Select(level => -level).Reverse()];
        return zero ? [.. negative, 0, .. positive] : [.. negative, .. positive];
    }

    private const string NoZero = "no level is exactly 0 here: n / 2 - 1 levels lie below it";
    private const string Falling = "the levels do not ascend: below 0, the one of the largest magnitude comes first";

    private static void Mistakes(ArrayExpectation levels, int bits, double[] right)
    {
        int half = 1 << (bits - 1), n = 2 * half;
        double one = 0.5 / n, other = 0.5 / (n - 1), p = 1 - (one + other) / 2;
        double[] below = right[..(half - 1)], above = right[half..];
        levels
            .Trap(() => [.. below.Reverse(), 0, .. above], Falling)
            .Trap(() => [.. Side(half - 1, half, p), 0, .. above],
                "below 0 the steps of the other side: there the way from p to 0.5 has n / 2 - 1 steps")
            .Trap(() => [.. Side(half - 1, half, p), 0, .. Side(half, half + 1, p).Select(level => -level).Reverse()],
                "the highest share is p itself: one step more is taken on each side, and 1 is never reached")
            .Trap(() => Table(half, half - 1, p), "the halves exchanged: n / 2 levels lie above 0")
            .Trap(() => Table(half, half, p, zero: false),
                "n / 2 levels on each side, and no level is 0: a weight of 0 would come back as another number")
            .Trap(() => Table(half - 1, half, 1 - one), "p of n shares alone: p is what Offset gives")
            .Trap(() => Table(half - 1, half, 1 - other), "p of n - 1 shares alone: p is what Offset gives")
            .Trap(() => [.. right.Select(level => level * Normal.Quantile(p))],
                "not divided by the highest: the levels reach from -1 to 1")
            .Trap(() => Shares(half), "shares, not quantiles: Quantile turns a share into a level")
            .Trap(() => Array.ConvertAll(right, level => -level), "the sign: n / 2 levels lie above 0, and they ascend")
            .Trap(() => [.. right.Reverse()], "the levels descend: they are asked in ascending order")
            .Trap(() => Neighbours(n), "means of the quantiles of neighbouring shares: no level of those is 0");
    }

    private static double[] Shares(int half) =>
        [.. Enumerable.Range(1, half - 1).Select(i => -(double)i / (half - 1)).Reverse(), 0,
            .. Enumerable.Range(1, half).Select(i => (double)i / half)];

    // `count` levels under 0, in steps of which `steps` lead from 0.5 to p.
    private static IEnumerable<double> Side(int count, int steps, double p) =>
        Enumerable.Range(1, count).Select(i => -Normal.Quantile(0.5 + (p - 0.5) * i / steps) / Normal.Quantile(p)).Reverse();

    private static double[] Neighbours(int n)
    {
        double[] quantiles = [.. Enumerable.Range(1, n + 1).Select(i => Normal.Quantile(i / (n + 2.0)))];
        return [.. quantiles.Zip(quantiles.Skip(1), (a, b) => (a + b) / 2 / quantiles[^1])];
    }

    private static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);

    // 65,536 normal weights in blocks of 64. The error is known to 0.3 %; 0.0920 is the figure of the reference table.
    private void WhatItMeans() => Case("error on normal weights", () =>
    {
        var x = Draw.Normal(65_536);
        var levels = NormalFloat.Levels(4);
        var (error, used) = Quantized(x, levels);
        Number("relative RMSE, blocks of 64", error, 0.0920).Within(Tolerance.Relative(0.02));
        double[] even = [.. Enumerable.Range(-7, 15).Select(code => code / 7.0)];
        var (evenError, evenUsed) = Quantized(x, even);
        Meaning($"{error:0.0000} is the relative error of these levels in blocks of 64; 15 even steps from -1 to 1 "
            + $"have {evenError:0.0000}.");
        Meaning($"The rarest level takes {used.Min():0.0 %} of the weights and the commonest {used.Max():0.0 %}; with even "
            + $"steps {evenUsed.Min():0.0 %} and {evenUsed.Max():0.0 %}.");
        Meaning("Even steps with a zero point for each block do a little better than NF4 at 64 (0.0911), for one more stored number; "
            + "from 128 on NF4 is ahead.");
    });

    private static (double Error, double[] Used) Quantized(float[] x, double[] levels)
    {
        var (squares, used) = (0.0, new double[levels.Length]);
        foreach (var block in x.Chunk(Block))
        {
            double largest = block.Max(Math.Abs);
            foreach (var value in block)
            {
                var index = NormalFloat.Nearest(levels, value / largest);
                used[index] += 1.0 / x.Length;
                squares += Math.Pow(value - largest * levels[index], 2);
            }
        }
        return (Math.Sqrt(squares / x.Sum(value => (double)value * value)), used);
    }
}
