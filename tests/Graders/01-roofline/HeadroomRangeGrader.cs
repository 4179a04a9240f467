using Headroom.Grading;

namespace Graders;

using Range = (double Low, double High);

public sealed partial class HeadroomRangeGrader : Grader
{
    private static readonly Range s_chip = (2.2, 3);
    private static readonly Range s_cluster = (10, 10);

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Rooflines"];

    protected override void Require()
    {
        Gain("utilisation 20 % to 60 %", (0.2, 0.2), (0.6, 0.6));
        Gain("utilisation 20..25 % to 50..60 %", (0.2, 0.25), (0.5, 0.6));
        Gain("a drawn gain", Drawn(0.1, 0.4), Drawn(0.5, 0.9));
        Gain("a loss", (0.5, 0.6), (0.2, 0.3));
        Gain("ranges that overlap", Drawn(2e12, 6e12), Drawn(3e12, 5e12));
        Product("3 x 2.2..3 x 10", (3, 3), s_chip, s_cluster);
        Product("no factors");
        Product("a gain and a slow-down", (2, 5), (0.5, 0.8));
        Product("four drawn factors", Drawn(1, 4), Drawn(0.3, 0.9), Drawn(1, 20), Drawn(2, 3));
        Product("one factor", Drawn(0.5, 2));
        var twice = Drawn(1.2, 4);
        Product("one factor twice", twice, twice, Drawn(1, 3));
        Product("twelve drawn factors", [.. Enumerable.Range(0, 12).Select(_ => Drawn(0.4, 6))]);
        OnFraction("10 on half of the time", s_cluster, 0.5);
        OnFraction("2.2..3 on all of the time", s_chip, 1);
        OnFraction("2.2..3, used up", s_chip, 0);
        OnFraction("a drawn speed-up on a part", Drawn(1.5, 12), Draw.Real(0.2, 0.8));
        OnFraction("a slow-down on a part", Drawn(0.3, 0.9), Draw.Real(0.2, 0.8));
        Middle("66..90", (66, 90));
        Middle("a drawn range", Drawn(1, 50));
        Middle("a range of losses", Drawn(0.01, 0.5));
        Middle("a range of one value", (7, 7));
        Middle("the largest factors", (Draw.Scale(1e98, 1e99), 1e100));
        Middle("the smallest factors", (1e-100, Draw.Scale(1e-99, 1e-98)));
        Middle("from the smallest factor to the largest", (1e-100, 1e100));
        Steps("66..90 at 10 times per step", (66, 90), (10, 10));
        Steps("66..90 at 1.2..1.5 a year", (66, 90), (1.2, 1.5));
        Steps("drawn", Drawn(5, 500), Drawn(1.1, 4));
        Steps("nothing left at the low end", (1, 3), Drawn(1.5, 4));
        Steps("a headroom of less than one step", (1.1, 1.2), Drawn(2, 10));
        ManySteps();
        WorkedNumbers();
    }

    // 450 million: a quotient of logarithms takes no time, one step after another takes a while.
    private void ManySteps() => Case("steps of a hundred-millionth", () =>
    {
        const double Growth = 1 + 1e-8;
        var seconds = ProcessorTime.Of(() => HeadroomRange.Steps((66, 90), (Growth, Growth)), out var steps);
        Ends(steps, (Math.Log(66) / Math.Log(Growth), Math.Log(90) / Math.Log(Growth)), "steps");
        That(seconds < ProcessorTime.AtOnce, "at once", "steps are counted one by one: divide logarithms");
    });

    private Range Drawn(double low, double high)
    {
        var (a, b) = (Draw.Scale(low, high), Draw.Scale(low, high));
        return (Math.Min(a, b), Math.Max(a, b));
    }

    private void Gain(string name, Range now, Range then) => Case(name, () =>
        Ends(HeadroomRange.Gain(now, then), (then.Low / now.High, then.High / now.Low), "gain",
            new((then.Low / now.Low, then.High / now.High), "low over low and high over high: the least gain divides by the largest start"),
            new((then.High / now.Low, then.Low / now.High), "low and high exchanged"),
            new((now.Low / then.High, now.High / then.Low), "the inverse: what comes over what is"),
            new((then.Low - now.High, then.High - now.Low), "a difference: a gain is a ratio")));

    private void Product(string name, params Range[] factors) => Case(name, () =>
    {
        Range product = (factors.Aggregate(1.0, (p, f) => p * f.Low), factors.Aggregate(1.0, (p, f) => p * f.High));
        Ends(HeadroomRange.Product(factors), product, "product",
            new((factors.Distinct().Aggregate(1.0, (p, f) => p * f.Low), factors.Distinct().Aggregate(1.0, (p, f) => p * f.High)),
                "equal factors count once: each of them multiplies"),
            new((factors.Sum(f => f.Low), factors.Sum(f => f.High)), "a sum: gains that do not touch each other multiply"),
            new((1 + factors.Sum(f => f.Low - 1), 1 + factors.Sum(f => f.High - 1)),
                "gains added up: gains that do not touch each other multiply"),
            new((product.High, product.Low), "low and high exchanged"),
            new((factors.Aggregate(1.0, (p, f) => p * (f.Low < 1 ? f.High : f.Low)),
                factors.Aggregate(1.0, (p, f) => p * (f.Low < 1 ? f.Low : f.High))),
                "low and high exchanged for a factor below 1: its low end still gives the lower product"),
            new((product.High, product.High), "only the high ends"),
            new((product.Low, product.Low), "only the low ends"),
            new((0, 0), "a product that starts at 0: start at 1"));
    });

    private void OnFraction(string name, Range factor, double fraction) => Case(name, () =>
    {
        Ends(HeadroomRange.OnFraction(factor, fraction), (Amdahl(factor.Low), Amdahl(factor.High)), "gain",
            new(factor, "Amdahl forgotten: the rest of the time is not sped up"),
            new((1 + fraction * (factor.Low - 1), 1 + fraction * (factor.High - 1)),
                "speeds averaged: times add up, so average the times and invert"),
            new((fraction * factor.Low, fraction * factor.High), "the factor scaled: times add up, 1 - fraction and fraction / factor"),
            new((Other(factor.Low), Other(factor.High)), "the fraction exchanged with the rest: `fraction` is the part that is sped up"),
            new((1 / Amdahl(factor.Low), 1 / Amdahl(factor.High)), "a time: the gain is its inverse"),
            new((Amdahl(factor.High), Amdahl(factor.Low)), "low and high exchanged"));

        double Amdahl(double times) => 1 / (1 - fraction + fraction / times);
        double Other(double times) => 1 / (fraction + (1 - fraction) / times);
    });

    private void Middle(string name, Range range) => Case(name, () =>
        Number("middle", HeadroomRange.Middle(range), Math.Sqrt(range.Low * range.High))
            .Trap((range.Low + range.High) / 2, "the arithmetic middle: factors multiply, so theirs is the geometric one")
            .Trap(2 / (1 / range.Low + 1 / range.High), "the harmonic middle: factors multiply, so theirs is the geometric one")
            .Trap(range.Low * range.High, "the root left out"));

    private void Steps(string name, Range headroom, Range growth) => Case(name, () =>
        Ends(HeadroomRange.Steps(headroom, growth), (Math.Log(headroom.Low, growth.High), Math.Log(headroom.High, growth.Low)), "steps",
            new((Math.Log(headroom.Low, growth.Low), Math.Log(headroom.High, growth.High)),
                "low with low and high with high: the fewest steps take the fastest growth"),
            new((Math.Log(headroom.High, growth.Low), Math.Log(headroom.Low, growth.High)), "low and high exchanged"),
            new((Math.Log(headroom.Low), Math.Log(headroom.High)), "the base of the logarithm is the growth: divide by its logarithm"),
            new((Math.Log10(headroom.Low), Math.Log10(headroom.High)), "the base of the logarithm is the growth, not 10"),
            new((Math.Log2(headroom.Low), Math.Log2(headroom.High)), "the base of the logarithm is the growth, not 2: these are doublings"),
            new((headroom.Low / growth.High, headroom.High / growth.Low),
                "a division: growth multiplies once a step, so logarithms are divided"),
            new((Math.Log(headroom.Low / growth.High), Math.Log(headroom.High / growth.Low)),
                "the logarithm of a quotient: divide the two logarithms"),
            new((headroom.Low / (growth.High - 1), headroom.High / (growth.Low - 1)), "growth that does not compound")));
}
