using Headroom.Grading;

namespace Graders;

/// <summary>Each part on drawn constants, so that no published one can be baked in; the fit on drawn runs with and without noise.</summary>
public sealed partial class PrecisionLawGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden => ["Headroom.Quantization.PrecisionLaw"];

    protected override void Require()
    {
        Shares();
        Penalties();
        After();
        Minima();
        Best();
        Fits();
        Ranges();
        WhatItMeans();
    }

    // The three parts of the published law: gamma and offset of weights, activations and the cache.
    private static readonly (double Gamma, double Offset)[] s_published = [(2.6745, 0.3037), (2.2102, 1.4072), (0.9578, 2.4185)];

    private static double Share(double bits, (double Gamma, double Offset) part) =>
        Math.Max(0, 1 - Math.Exp(part.Offset - bits / part.Gamma));

    private static double Share(double bits, IEnumerable<(double Gamma, double Offset)> parts) =>
        parts.Aggregate(1.0, (product, part) => product * Share(bits, part));

    private (double Gamma, double Offset) Part() => (Draw.Real(0.5, 4), Draw.Real(-0.5, 2.5));

    private void Shares() => Case("shares that are kept", () =>
    {
        Part(nameof(PrecisionLaw.Kept), () =>
        {
            foreach (var (bits, part) in ((double, (double, double))[])
                [
                    (4, s_published[0]), (8, s_published[1]), (Draw.Real(2, 16), Part()), (Draw.Int(4, 16), Part()), (0.5, (3, 0.4)),
                    (60, (1, 1)), (Draw.Real(2, 6), (Draw.Real(1, 3), 0)),
                ])
                Number($"share at {bits:0.##} bits, gamma {part.Item1:0.####}, offset {part.Item2:0.####}",
                    PrecisionLaw.Kept(bits, part.Item1, part.Item2), Share(bits, part)).Within(new Tolerance(1e-12, 1e-12))
                    .Trap(1 - Math.Exp(-bits / part.Item1), "the offset is left out")
                    .Trap(1 - Math.Exp(-bits / part.Item1 - part.Item2), "the offset with the other sign: 1 - e^(offset - P / gamma)")
                    .Trap(1 - Math.Exp(part.Item2 - bits / part.Item1), "below 0: the share is 0 there")
                    .Trap(1 - Math.Pow(2, part.Item2 - bits / part.Item1), "powers of 2: of e")
                    .Trap(Math.Exp(part.Item2 - bits / part.Item1), "what is lost: the share that is kept is 1 less it");
        });
        Part(nameof(PrecisionLaw.Effective), () =>
        {
            foreach (var count in (int[])[3, 1, 0, 2, 5])
            {
                var (parameters, bits) = (Draw.Scale(1e6, 1e11), Draw.Real(5, 12));
                (double Gamma, double Offset)[] parts = count == 3 ? s_published : [.. Enumerable.Range(0, count).Select(_ => Part())];
                Number($"effective of {parameters:0.###e0} in {bits:0.##} bits, {Numbers.Count(count, "part")}",
                    PrecisionLaw.Effective(parameters, bits, Input("parts", parts)), parameters * Share(bits, parts))
                    .Trap(parameters * parts.Select(part => Share(bits, part)).DefaultIfEmpty(1).Min(), "the smallest share: they multiply")
                    .Trap(parameters * parts.Select(part => Share(bits, part)).DefaultIfEmpty(1).Average(), "the mean share: they multiply")
                    .Trap(parameters * parts.Select(part => Share(bits, part)).DefaultIfEmpty(1).First(), "the first part alone")
                    .Trap(Share(bits, parts), "the share, not the parameters");
            }
            // Both below 0 as they are written: their product is above it.
            Number("effective of 1e9 in half a bit, 2 parts of which nothing is kept",
                PrecisionLaw.Effective(1e9, 0.5, [(3, Draw.Real(0.4, 0.9)), (2, Draw.Real(0.5, 1.5))]), 0).Within(Tolerance.Exact);
        });
    });

    private void Penalties() => Case("penalty", () => Part(nameof(PrecisionLaw.Penalty), () =>
    {
        foreach (var (parameters, share, a, alpha) in ((double, double, double, double)[])
            [
                (1e9, Share(4, s_published[0]), 4.299e3, 0.4965), (1e9, Share(8, s_published[0]), 4.299e3, 0.4965),
                (Draw.Scale(1e6, 1e11), Draw.Real(0.1, 0.9), Draw.Scale(10, 1e4), Draw.Real(0.2, 0.6)), (1e8, 1, 400, 0.3),
            ])
        {
            var effective = parameters * share;
            Number($"penalty of {share:0.####} of {parameters:0.###e0} parameters", PrecisionLaw.Penalty(parameters, effective, a, alpha),
                a * (Math.Pow(effective, -alpha) - Math.Pow(parameters, -alpha))).Within(new Tolerance(1e-12, 1e-10))
                .Trap(a * Math.Pow(effective, -alpha), "all of the term: what it is more than with every parameter is asked")
                .Trap(a * (Math.Pow(parameters, -alpha) - Math.Pow(effective, -alpha)), "the sign: fewer parameters lose more")
                .Trap(a * Math.Pow(parameters - effective, -alpha), "the difference of parameters: of the two terms")
                .Trap(Math.Pow(effective, -alpha) - Math.Pow(parameters, -alpha), "A is left out");
        }
    }));

    private void After() => Case("rounded after training", () => Part(nameof(PrecisionLaw.Rounded), () =>
    {
        foreach (var (n, d, bits, law) in ((double, double, double, (double C, double D, double N, double Gamma, double Offset))[])
            [
                (8e9, 160e9, 4, (0.0598, 0.5068, 0.3439, 0.5907, 1.1277)), (8e9, 15e12, 4, (0.0598, 0.5068, 0.3439, 0.5907, 1.1277)),
                (Draw.Scale(1e8, 1e11), Draw.Scale(1e9, 1e13), Draw.Real(3, 8),
                    (Draw.Real(0.01, 0.1), Draw.Real(0.3, 0.6), Draw.Real(0.2, 0.5), Draw.Real(0.4, 2), Draw.Real(0.1, 2))),
            ])
        {
            double Law(double up, double down, double offset, double gamma) =>
                law.C * Math.Pow(d, up) / Math.Pow(n, down) * Math.Exp(offset - bits / gamma);
            Number($"added to {n:0.##e0} parameters after {d:0.##e0} tokens, {bits:0.##} bits", PrecisionLaw.Rounded(n, d, bits, law),
                Law(law.D, law.N, law.Offset, law.Gamma)).Within(Tolerance.Relative(1e-11))
                .Trap(Law(law.D, law.N, 0, law.Gamma), "the offset is left out: it makes a loss e^offset times as large")
                .Trap(Law(law.D, law.N, -law.Offset, law.Gamma), "the offset with the other sign")
                .Trap(Law(law.N, law.D, law.Offset, law.Gamma), "the exponents of tokens and parameters are exchanged")
                .Trap(Law(law.D, -law.N, law.Offset, law.Gamma), "more parameters lose less: divide by N^n")
                .Trap(Law(law.D, law.N, law.Offset, 1 / law.Gamma), "bits times gamma: P / gamma");
        }
    }));

    private void Ranges() => Case("what lies outside", () => Part(nameof(PrecisionLaw.Outside), () =>
    {
        var (low, high) = (Draw.Real(1, 2), Draw.Real(3, 4));
        (string Name, double Value, double Low, double High)[] inputs =
        [
            ("inside", (low + high) / 2, low, high), ("at the low end", low, low, high), ("below", Math.BitDecrement(low), low, high),
            ("NaN", double.NaN, low, high), ("at the high end", high, low, high), ("above", Math.BitIncrement(high), low, high),
            ("infinite", double.PositiveInfinity, low, high), ("no upper end", 1e300, low, double.PositiveInfinity),
        ];
        Draw.Shuffle(inputs);
        string[] right = [.. inputs.Where(input => input.Name is "below" or "NaN" or "above" or "infinite").Select(input => input.Name)];
        string[] got = PrecisionLaw.Outside(Input("inputs", inputs)) ?? [];
        foreach (var (name, _, _, _) in inputs)
            That(got.Contains(name) == right.Contains(name), $"whether {name} is outside",
                $"what lies {name} is {(got.Contains(name) ? "named, and lies inside" : "not named, and lies outside")}");
        That(got.Length == got.Distinct().Count(), "each name once", "a name comes twice: NaN fails both comparisons");
        That(got.SequenceEqual(right) || !got.Order().SequenceEqual(right.Order()), "names in order", "the names come in another order");
        That(PrecisionLaw.Outside([]).Length == 0, "nothing of nothing", "with no inputs nothing lies outside");
    }));

    private void WhatItMeans()
    {
        if (!AllRight) return;
        Meaning($"The published law, all three parts alike: {PrecisionLaw.BestBits(s_published, 1, 16):0.000} bits are the best buy; "
            + $"weights alone: {PrecisionLaw.BestBits(s_published[..1], 1, 16):0.000}. It was fitted up to 1.7 billion parameters and "
            + "26 billion tokens: a model of today lies outside.");
    }
}
