using Headroom.Grading;

namespace Graders;

/// <summary>Four bits against the published table, other widths against the rule, so that a table learnt by heart is not enough.</summary>
public sealed partial class NormalFloatGrader : QuantizationGrader
{
    // NF4 as bitsandbytes ships it. Its offset is 0.9677083, rounded in the eighth digit: that moves the levels by up to 1.1e-7.
    private static readonly double[] s_published =
    [
        -1.0, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635, -0.18477343022823334,
        -0.09105003625154495, 0.0,
        0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224, 0.44070982933044434, 0.5626170039176941,
        0.7229568362236023, 1.0,
    ];

    private static readonly Tolerance s_millionth = Tolerance.Absolute(1e-6);

    protected override void Require()
    {
        foreach (var bits in (int[])[4, 3, 2, 5, 8, 1, 6, 7, 9, 10]) Offset(bits);
        Levels(4, s_published);
        Derived();
        OwnArray();
        foreach (var bits in (int[])[3, 5, 2, 8, 1, 6, 7, 9]) Levels(bits, Reference(bits));
        Nearest("the published levels", s_published);
        // As many as the published ones, then other numbers of them.
        foreach (var count in (int[])[16, Draw.Int(5, 30), 1, 2, 3, Draw.Int(257, 320)]) Nearest("drawn levels", Drawn(count, -3, 5));
        Nearest("levels above 0", Drawn(Draw.Int(5, 30), 2, 9));
        Nearest("levels below 0", Drawn(Draw.Int(5, 30), -9, -2));
        WhatItMeans();
    }

    private void Offset(int bits) => Case($"offset, {bits} bits", () =>
    {
        var n = 1 << bits;
        double one = 0.5 / n, other = 0.5 / (n - 1);
        Number("offset", NormalFloat.Offset(bits), 1 - (one + other) / 2)
            .Trap(1 - one, "n shares alone: on the other side of 0 there is one level less, p is the mean of both")
            .Trap(1 - other, "n - 1 shares alone: p is the mean of both")
            .Trap(1 - (one + other),
                "twice as far from 1: p is the mean of the two, not their sum, and each is the middle of the last share, 1 / (2 n) from 1")
            .Trap(1, "a quotient of integers is 0: at share 1 the quantile is infinite")
            .Trap((one + other) / 2, "what lies above the highest level: p is the share below it");
    });

    private void Levels(int bits, double[] expected) => Case($"levels, {bits} bits", () =>
    {
        var got = NormalFloat.Levels(bits) ?? [];
        Number("number of levels", got.Length, expected.Length).Within(Tolerance.Exact)
            .Trap(expected.Length + 1, "0 stands there twice, or each side has n / 2: below 0 there are n / 2 - 1 levels")
            .Trap(expected.Length - 1, "one code unused: above 0 there are n / 2 levels, below n / 2 - 1");
        if (got.Length != expected.Length) return;
        Number($"level {expected.Length / 2 - 1}, the one for 0", got[expected.Length / 2 - 1], 0).Within(Tolerance.Exact)
            .Trap(got[expected.Length / 2 - 1], got.SequenceEqual(got.Order()) ? NoZero : Falling);
        Mistakes(Elements("level", Floats(got), expected, s_millionth), bits, expected);
        if (Known(got))
            That(Known(expected), "the levels follow from the number of bits", "the table of 4 bits, whatever is asked: derive it");
    });

    // The published levels are the rule's with an offset of eight digits, and floats: 1.1e-7 away from it.
    private void Derived() => Case("levels, 4 bits, by the rule", () =>
    {
        double[] got = NormalFloat.Levels(4) ?? [], rule = Reference(4);
        // Another number of levels is told where levels are compared.
        That(got.Length != rule.Length || Apart(got, rule) <= Apart(got, s_published), "the levels are the rule's, to its last digits",
            "these are the published levels, which were made with a rounded offset: derive them, for 4 bits too");
    });

    private static double Apart(double[] a, double[] b) => a.Zip(b, (one, other) => Math.Abs(one - other)).Max();

    private void OwnArray() => Case("levels asked for again, after the first were written to", () =>
    {
        foreach (var bits in (int[])[4, 3])
        {
            var first = NormalFloat.Levels(bits) ?? [];
            Array.Fill(first, 2);
            var again = NormalFloat.Levels(bits) ?? [];
            That(!ReferenceEquals(first, again) && !again.Contains(2), $"levels of {bits} bits, in an array of their own",
                "one array is handed out again and again: what one caller writes to it, the next one reads");
        }
    });

    private static bool Known(double[] levels) =>
        levels.Length == 16 && levels.Zip(s_published).All(pair => s_millionth.Accepts(pair.First, pair.Second));

    private static int NearestOf(double[] levels, double x) => Array.IndexOf(levels, levels.MinBy(level => Math.Abs(level - x)));

    private double[] Drawn(int count, double low, double high) => [.. Enumerable.Range(0, count).Select(_ => Draw.Real(low, high)).Order()];

    // Far beyond both ends, on the levels, a millionth of the gap to both sides of every middle, and anywhere between.
    private double[] Points(double[] levels) =>
    [
        -20, 20, -1e6, 1e6, .. levels,
        .. levels.Zip(levels.Skip(1), (low, high) => low + 0.499999 * (high - low)),
        .. levels.Zip(levels.Skip(1), (low, high) => low + 0.500001 * (high - low)),
        .. Enumerable.Range(0, 200).Select(_ => Draw.Real(levels[0], levels[^1])),
    ];

    private void Nearest(string name, double[] levels) => Case($"nearest of {Numbers.Count(levels.Length, "level")}, {name}", () =>
    {
        var points = Points(levels);
        var got = new float[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var index = NormalFloat.Nearest(Input("levels", levels), points[i]);
            That(index >= 0 && index < levels.Length, "an index of a level", "an index outside the table: x may lie beyond both ends");
            if (index < 0 || index >= levels.Length) return;
            got[i] = (float)levels[index];
        }
        // Drawn levels may lie a millionth apart: a level is told by its float.
        Elements("level nearest", i =>
            $"level nearest to {Numbers.Format(points[i])}", got, Of(x => levels.MinBy(level => Math.Abs(level - x))), Tolerance.Exact)
            .Trap(() => Of(x => levels[(int)Math.Round((Math.Clamp(x, -1, 1) + 1) / 2 * (levels.Length - 1))]),
                "as if the levels were evenly spaced: they lie closer together near 0")
            .Trap(() => Of(x => levels.LastOrDefault(level => level <= x, levels[0])),
                "not the nearest: the level below x may be farther off than the one above")
            .Trap(() => Of(x => levels.FirstOrDefault(level => level >= x, levels[^1])),
                "not the nearest: the level above x may be farther off than the one below")
            .Trap(() => Of(x => levels[..^1].MinBy(level => Math.Abs(level - x))),
                "the last level is never found: does the loop end before it?")
            .Trap(() => Of(x => levels.MinBy(level => level - x)), "the sign of the distance: the smallest |level - x| is asked")
            .Trap(() => Of(x => levels.MinBy(level => Math.Abs(Math.Abs(level) - Math.Abs(x)))),
                "a level on the other side of 0: the distance is |level - x|")
            .Trap(() => Of(x => levels[NearestOf(s_published, x) % levels.Length]), Earlier)
            .Trap(() => Of(x => Math.Abs(x) > 100 ? levels[0] : levels.MinBy(level => Math.Abs(level - x))),
                "far beyond the ends the first level comes: the search begins with a distance that is not large enough")
            .Trap(() => Of(x => levels.Take(256).MinBy(level => Math.Abs(level - x))), "only the first 256 levels are looked at")
            .Trap(() => [.. points.Select((x, i) => Beside(got[i], x) ? got[i] : (float)levels.MinBy(level => Math.Abs(level - x)))],
                "not always the nearest of the two levels around x: the border lies half way between them");

        // Whether a level is the last up to x, or the first from x on.
        bool Beside(float level, double x) => level == (float)levels.LastOrDefault(l => l <= x, levels[0])
            || level == (float)levels.FirstOrDefault(l => l >= x, levels[^1]);

        double[] Of(Func<double, double> level) => [.. points.Select(x => (double)(float)level(x))];
    });
}
