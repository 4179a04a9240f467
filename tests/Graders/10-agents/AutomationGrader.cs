using Headroom.Delegation;
using Headroom.Grading;

namespace Graders;

/// <summary>
/// Ranges by hand and drawn, with shares of both signs, against all 128 corners of the seven figures. Which figure's end was mistaken is
/// told from the corner that lies across.
/// </summary>
public sealed partial class AutomationGrader : Grader
{
    private static readonly string[] s_figures = ["PerWeek", "Minutes", "Share", "Overhead", "Build", "Keep", "Learned"];

    private static readonly (Func<double[], double> Of, string Cause)[] s_wrongSaved =
    [
        (p => p[1] * p[2], "the overhead is left out: each time costs it"),
        (p => p[1] * p[2] + p[3], "the overhead is added: it costs minutes"),
        (p => (p[1] - p[3]) * p[2], "the overhead within the share: it comes on top of what is left"),
        (p => p[1] - p[3], "the share is left out: the agent takes over a part of the minutes"),
        (p => p[1] * (1 - p[2]) - p[3], "what is left to you: the share that the agent takes over is what is saved"),
        (p => (p[1] * p[2] - p[3]) / 60, "hours: minutes are asked"),
        (p => Math.Max(0, p[1] * p[2] - p[3]), "cut at 0: a time may lose minutes"),
    ];

    protected override void Require()
    {
        Work[] drawn = [.. Enumerable.Range(0, 8).Select(i => Drawn(Draw.Of(-0.5, 0.05), small: i % 2 == 0))];
        Work worse = MakingWork(drawn[0]), learning = Learning(drawn[1]), odd = Learning(worse);
        foreach (var work in drawn) Saved("drawn", work);
        Saved("it makes work, wherever it lies", worse);
        var worst = drawn[1] with { Share = new(Draw.Real(-4, -3), Draw.Real(-2, -1.2)) };
        Saved("it makes more work than there was", worst);
        Saved("ten hours, a tenth of them", Points(1, 600, 0.1, 0, 10, 0, 0));
        Saved("half a minute, and half a minute more", Points(50, 0.5, 1, 0.5, 10, 0, 0));
        Saved("mail by hand 90 seconds, by an agent 70 to 90", Mail);
        Saved("nothing is taken over", Points(3, 20, 0, 2, 1, 0, 0));
        Saved("no minutes", Points(3, 0, 0.5, 0, 1, 0, 0));

        foreach (var work in drawn) Return("drawn", work, Draw.Real(4, 120));
        Return("ten hours, a tenth of them, ten times", Points(1, 600, 0.1, 0, 10, 0, 0), 10);
        Return("mail, two years", Mail, 104);
        Return("it makes more work than there was", worst with { PerWeek = new(30, 90) }, Draw.Real(4, 120));
        Return("it makes work, wherever it lies", worse, Draw.Real(4, 120));
        Return("what is learned is worth more than building", learning, Draw.Real(4, 20));
        Return("forty years", drawn[2], 2080);
        Return("no week", drawn[0], 0);
        Return("half a week", drawn[1], 0.5);

        foreach (var work in drawn) BreakEven("drawn", work);
        BreakEven("ten hours, a tenth of them", Points(1, 600, 0.1, 0, 10, 0, 0), new(10, 10));
        BreakEven("one mail a week, five seconds, 100 hours", Points(1, 5.0 / 60, 1, 0, 100, 0, 0), new(72_000, 72_000));
        BreakEven("a mail in ten weeks, five seconds, 100 hours", Points(0.1, 5.0 / 60, 1, 0, 100, 0, 0), new(720_000, 720_000));
        BreakEven("it makes work, wherever it lies", worse, new(double.PositiveInfinity, double.PositiveInfinity));
        BreakEven("it makes work, and what is learned pays", odd, new(0, 0));
        BreakEven("nothing is saved", Points(50, 0.5, 1, 0.5, 10, 0, 0), new(double.PositiveInfinity, double.PositiveInfinity));
        BreakEven("what is learned pays for it, and a week loses", Points(5, 10, 0.1, 4, 3, 1, 3), new(0, 0));
        BreakEven("what is learned is worth more", Points(5, 60, 0.5, 1, 3, 0, 8), new(0, 0));
        BreakEven("it may never be earned back", Points(5, 10, 0.5, 3, 10, 0.1, 0) with { Share = new(0.1, 0.9) });

        Verdicts([.. drawn, worse, learning, odd]);
        Chances(drawn, odd);
        Successes();
        Meaning("Mail at 90 seconds by hand and 70 to 90 with an agent, 50 to 150 a week, 100 hours to build: after two years the return "
            + "lies between -100 and -13 hours. No figure in its range makes it gain, so none need be measured better.");
    }

    private static Work Mail => Points(100, 1.5, 1, 1.5, 100, 0, 0) with
    {
        PerWeek = new(50, 150), Overhead = new(70.0 / 60, 1.5),
    };

    private static Work Points(double perWeek, double minutes, double share, double overhead, double build, double keep, double learned) =>
        Of([.. ((double[])[perWeek, minutes, share, overhead, build, keep, learned]).Select(at => new Between(at, at))]);

    private Work MakingWork(Work work) => work with { Share = new(Draw.Real(-0.8, -0.5), Draw.Real(-0.4, -0.1)) };

    private Work Learning(Work work) => work with { Build = new(Draw.Real(1, 2), Draw.Real(2, 3)), Learned = new(Draw.Real(4, 5), 9) };

    private static Work Of(Between[] r) => new(r[0], r[1], r[2], r[3], r[4], r[5], r[6]);

    private static Between[] Ranges(Work w) => [w.PerWeek, w.Minutes, w.Share, w.Overhead, w.Build, w.Keep, w.Learned];

    private Work Drawn(double leastShare, bool small)
    {
        Between Range(double low, double high) =>
            Draw.Real(low, high) is var at ? new(at, at + Draw.Real(0.1, 0.7) * (high - low)) : default;
        return new(Range(2, 30), Range(4, 40), new(leastShare * Draw.Real(0.5, 1), Draw.Real(0.3, 0.9)),
            Range(0.5, small ? 2 : 9), Range(10, 60), Range(0.01, 0.4), Range(1, 9));
    }

    private static double SavedAt(double[] p) => p[1] * p[2] - p[3];

    private static double ReturnAt(double[] p, double weeks) => weeks * (p[0] * SavedAt(p) / 60 - p[5]) - p[4] + p[6];

    private static double BreakEvenAt(double[] p)
    {
        var (cost, week) = (p[4] - p[6], p[0] * SavedAt(p) / 60 - p[5]);
        return cost <= 0 ? 0 : week <= 0 ? double.PositiveInfinity : cost / week;
    }

    private static double[] Corner(Between[] ranges, int ends) =>
        [.. ranges.Select((range, i) => (ends >> i & 1) == 0 ? range.Low : range.High)];

    private static (int Low, int High) Extremes(Between[] ranges, Func<double[], double> of)
    {
        double[] all = [.. Enumerable.Range(0, 128).Select(ends => of(Corner(ranges, ends)))];
        return (Array.IndexOf(all, all.Min()), Array.IndexOf(all, all.Max()));
    }

    /// <summary>Both ends, with what they are where one figure's other end is taken, and where another formula is.</summary>
    private void Ends(
        string unit, Between got, Work work, Func<double[], double> of, IEnumerable<(Func<double[], double> Of, string Cause)> mistakes)
    {
        var ranges = Ranges(work);
        var (low, high) = Extremes(ranges, of);
        double At(Func<double[], double> formula, int ends) => formula(Corner(ranges, ends));
        var lowest = Number($"lowest, {unit}", got.Low, At(of, low)).Within(s_within);
        var highest = Number($"highest, {unit}", got.High, At(of, high)).Within(s_within);
        if (s_within.Accepts(got.Low, At(of, low)) && s_within.Accepts(got.High, At(of, high))) return;
        var isExchanged = got.Low > got.High && s_within.Accepts(got.High, At(of, low)) && s_within.Accepts(got.Low, At(of, high));
        if (isExchanged)
        {
            lowest.Trap(got.Low, "the ends are exchanged");
            highest.Trap(got.High, "the ends are exchanged");
        }
        double[] middle = [.. ranges.Select(range => (range.Low + range.High) / 2)];
        lowest.Trap(of(middle), "the middle of the ranges: a point hides what is not known");
        highest.Trap(of(middle), "the middle of the ranges: a point hides what is not known");
        foreach (var (wrong, cause) in mistakes)
        {
            var (least, most) = Extremes(ranges, wrong);
            lowest.Trap(At(wrong, least), cause);
            highest.Trap(At(wrong, most), cause);
        }
        for (var i = 0; i < ranges.Length; i++)
        {
            var cause = $"the wrong end of {s_figures[i]}: which one makes the result lowest follows from the sign of what it is "
                + "multiplied by";
            lowest.Trap(At(of, low ^ 1 << i), cause);
            highest.Trap(At(of, high ^ 1 << i), cause);
        }
        lowest.Trap(At(of, 0), "all low ends together: some figures cost, and their high ends make the result lowest");
        highest.Trap(At(of, 127), "all high ends together: some figures cost, and their low ends make the result highest");
    }
}
