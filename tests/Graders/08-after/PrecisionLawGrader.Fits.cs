using Headroom.Grading;

namespace Graders;

// Minima, the best bits, and the fit.
public sealed partial class PrecisionLawGrader
{
    private const int MostCalls = 250;

    private void Minima()
    {
        var (low, high) = (Draw.Real(-5, 0), Draw.Real(3, 9));
        var (at, other) = (Draw.Real(low + 0.2, high - 0.2), Draw.Real(low, high));
        Minimum("a parabola", low, high, at, x => (x - at) * (x - at));
        Minimum("a kink", low, high, other, x => Math.Abs(x - other));
        Minimum("rising", low, high, low, x => Math.Exp(x));
        Minimum("falling", low, high, high, x => -x);
        var (near, far) = (low + (high - low) * Draw.Real(0.1, 0.3), low + (high - low) * Draw.Real(0.6, 0.9));
        // More than half a step of the grid, by which the best point of either valley may be off.
        var apart = 0.02 * (high - low);
        // Two valleys: golden section alone ends in the wrong one for one of the two.
        Minimum("two valleys, the left one deeper", low, high, near, x => Math.Min(Math.Abs(x - near), Math.Abs(x - far) + apart));
        Minimum("two valleys, the right one deeper", low, high, far, x => Math.Min(Math.Abs(x - near) + apart, Math.Abs(x - far)));
        var narrow = low + (high - low) * Draw.Real(0.2, 0.8);
        var width = (high - low) * 0.03;
        Minimum("a narrow valley on a plain", low, high, narrow, x => Math.Min(1, Math.Abs(x - narrow) / width));
        Minimum("infinite left of it", low, high, at, x => x < at - 0.1 ? double.PositiveInfinity : Math.Abs(x - at));
        Minimum("a large range", 1e3, 1e6, 123_456.7, x => Math.Abs(x - 123_456.7));
        Minimum("a small range", 2e-7, 1e-6, 7.3e-7, x => Math.Abs(x - 7.3e-7));
        var inStep = (high - low) / 100 * Draw.Real(0.2, 0.4);
        Minimum("between the low end and the grid's next point", low, high, low + inStep, x => Math.Abs(x - low - inStep));
        Minimum("between the high end and the grid's next point", low, high, high - inStep, x => Math.Abs(x - high + inStep));
    }

    private void Minimum(string name, double low, double high, double at, Func<double, double> f) => Case($"minimum, {name}", () =>
        Part(nameof(PrecisionLaw.Minimum), () =>
        {
            var (calls, outside) = (0, false);
            var got = PrecisionLaw.Minimum(x =>
            {
                calls++;
                outside |= x < low - 1e-9 * (high - low) || x > high + 1e-9 * (high - low);
                return f(x);
            }, low, high);
            // A parabola is flat to the last bit within 1e-8 of its foot, for numbers near 1 there.
            var reach = Tolerance.Absolute(1.1e-8 * (high - low) + (name == "a parabola" ? 1e-7 : 0));
            That(!outside, "f is asked from low to high", "f is called outside of low to high");
            Number("minimum", got, at).Within(reach)
                .Trap(Grid(f, low, high, 101), "the best of the grid: golden section goes on between its neighbours")
                .Trap(f(low) <= f(high) ? high : low, "the maximum");
            That(calls <= MostCalls, "calls of f", $"{calls} calls of f: {MostCalls} are enough");
        }));

    private static double Grid(Func<double, double> f, double low, double high, int points) =>
        Enumerable.Range(0, points).Select(i => low + (high - low) * i / (points - 1)).MinBy(f);

    private void Best()
    {
        Best("the published law", s_published, 1, 16);
        Best("weights of the published law", s_published[..1], 1, 16);
        var gamma = Draw.Real(0.8, 3);
        Best("three alike without offset", [(gamma, 0), (gamma, 0), (gamma, 0)], 1, 16);
        Best("drawn", [Part(), Part()], 1, 24);
        Best("best at the low end", [(Draw.Real(1, 2), 0)], Draw.Real(1, 2), 16);
        Best("best at the high end", [(4, 2.4), (4, 2.2)], 4, Draw.Real(13, 15));
    }

    private void Best(string name, (double Gamma, double Offset)[] parts, double low, double high) => Case($"best bits, {name}", () =>
        Part(nameof(PrecisionLaw.BestBits), () =>
        {
            double PerBit(double bits) => Share(bits, parts) / bits;
            var fine = Enumerable.Range(0, 20_001).Select(i => low + (high - low) * i / 20_000).MaxBy(PerBit);
            var right = Refined(bits => -PerBit(bits), Math.Max(low, fine - 2e-3), Math.Min(high, fine + 2e-3));
            // A share per bit is flat near its best: within 1e-6 bits of it floats do not differ.
            Number("bits", PrecisionLaw.BestBits(Input("parts", parts), low, high), right).Within(Tolerance.Absolute(1e-5))
                .Trap(high, "the largest share: per bit is asked")
                .Trap(Enumerable.Range(0, 20_001).Select(i => low + (high - low) * i / 20_000).MaxBy(bits =>
                    parts.Aggregate(1.0, (product, part) => product * (1 - Math.Exp(-bits / part.Gamma))) / bits),
                    "the offsets are left out");
        }));

    // Ternary search of a function with one valley, to a few floats.
    private static double Refined(Func<double, double> f, double low, double high)
    {
        for (var i = 0; i < 100; i++)
        {
            var third = (high - low) / 3;
            if (f(low + third) <= f(high - third)) high -= third;
            else low += third;
        }
        return (low + high) / 2;
    }

    private void Fits()
    {
        Fit("without noise", 0, 3.2, 400, 0.35, [1e6, 1e7, 1e8]);
        Fit("near the ends, without noise", 0, 2, 200, 0.3, [1e6, 1e8], Draw.Real(5.5, 7.5), Draw.Real(-0.9, -0.6));
        Fit("near the other ends, without noise", 0, 2, 200, 0.3, [1e6, 1e8], Draw.Real(0.25, 0.45), Draw.Real(2.2, 2.8));
        Fit("drawn, without noise", 0, Draw.Real(1, 3), Draw.Scale(50, 1e3), Draw.Real(0.25, 0.5),
            [Draw.Scale(1e5, 1e6), Draw.Scale(1e7, 1e8)]);
        foreach (var noise in (double[])[1e-3, 0.01])
            Fit($"noise of {noise} nats", noise, Draw.Real(1, 3), Draw.Scale(50, 1e3), Draw.Real(0.25, 0.4),
                [Draw.Scale(1e5, 3e5), Draw.Scale(1e6, 3e6), Draw.Scale(1e7, 3e7)]);
    }

    private void Fit(
        string name, double noise, double e, double a, double alpha, double[] sizes, double? drawnGamma = null, double drawnOffset = 0) =>
        Case($"fit, {name}", () =>
        Part(nameof(PrecisionLaw.Fit), () =>
        {
            // Shares above 0.25 at two bits: no run is lost altogether, and the least squares have one foot.
            var (gamma, offset) = drawnGamma is { } given ? (given, drawnOffset) : (Draw.Real(0.9, 2.4), Draw.Real(-0.4, 0.5));
            double Loss(double n, double bits, double g, double o) => e + a * Math.Pow(n * Share(bits, (g, o)), -alpha);
            var noisy = Draw.Normal(sizes.Length * 8, (float)noise);
            double[] bits = drawnGamma is null
                ? [2, 3, 4, 5, 6, 8, 12, 16]
                : [.. ((double[])[0.8, 1.1, 1.4, 1.8, 2.2, 2.8, 3.6, 5]).Select(way => gamma * (Math.Max(offset, 0) + way))];
            (double Parameters, double Bits, double Loss)[] runs =
            [
                .. sizes.SelectMany((n, i) => bits.Select((p, j) => (n, p, Loss(n, p, gamma, offset) + noisy[i * 8 + j]))),
            ];
            Draw.Shuffle(runs);
            double Apart(double g, double o) => runs.Sum(run => Math.Pow(Loss(run.Parameters, run.Bits, g, o) - run.Loss, 2));
            var right = Descended(Apart, gamma, offset);
            var got = PrecisionLaw.Fit(Input("runs", runs), e, a, alpha);
            // The sum of squares at what was found may be larger than the least by 1e-6 of it: a hundredth of a noise's own deviation.
            var (least, found) = (Apart(right.Gamma, right.Offset), Apart(got.Gamma, got.Offset));
            var without = OneGamma(g => Apart(g, 0));
            var relative = RelativeFit(runs, e, a, alpha, gamma, offset);
            var close = noise == 0 ? Tolerance.Absolute(1e-4) : Tolerance.Absolute(1e-3);
            Number("gamma", got.Gamma, right.Gamma).Within(close)
                .Trap(Math.Abs(got.Offset) < 1e-9 ? got.Gamma : double.NaN, "the offset is 0: it is fitted too")
                .Trap(Math.Abs(got.Gamma - without) < 1e-3 ? got.Gamma : double.NaN, "as if the offset were 0: both are fitted together")
                .Trap(Math.Abs(got.Gamma - relative.Gamma) < 1e-3 && noise > 0 ? got.Gamma : double.NaN,
                    "least squares of another difference than that of the losses");
            Number("offset", got.Offset, right.Offset).Within(close);
            if (noise > 0)
                That(found <= least * (1 + 1e-6), "the sum of squares is the least",
                    $"{found:0.######e0}, and {least:0.######e0} can be reached");
        }));

    private static double OneGamma(Func<double, double> apart)
    {
        var best = Grid(apart, 0.2, 8, 2001);
        return Refined(apart, Math.Max(0.2, best - 0.01), Math.Min(8, best + 0.01));
    }

    // Least squares of the logarithms of losses.
    private static (double Gamma, double Offset) RelativeFit(
        (double Parameters, double Bits, double Loss)[] runs, double e, double a, double alpha, double gamma, double offset) =>
        Descended((g, o) => runs.Sum(run => Math.Pow(
            Math.Log((e + a * Math.Pow(run.Parameters * Share(run.Bits, (g, o)), -alpha)) / run.Loss), 2)), gamma, offset);

    // From near the foot: steps along both axes and both diagonals, halved where none helps.
    private static (double Gamma, double Offset) Descended(Func<double, double, double> f, double gamma, double offset)
    {
        var (best, step) = (f(gamma, offset), 0.02);
        while (step > 1e-11)
        {
            var moved = false;
            for (var direction = 0; direction < 16; direction++)
            {
                var (sin, cos) = Math.SinCos(direction * Math.PI / 8);
                var (g, o) = (gamma + step * cos, offset + step * sin);
                if (f(g, o) is var value && value < best) (gamma, offset, best, moved) = (g, o, value, true);
            }
            if (!moved) step /= 2;
        }
        return (gamma, offset);
    }
}
