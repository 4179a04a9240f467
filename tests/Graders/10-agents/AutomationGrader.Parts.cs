using Headroom.Delegation;
using Headroom.Grading;

namespace Graders;

// The parts, each by itself.
public sealed partial class AutomationGrader
{
    private static readonly Tolerance s_within = new(1e-10, 1e-10); // hours that cancel are rounded beside hundreds of them

    private void Saved(string name, Work work) => Case($"Saved, {name}: share {work.Share.Low:0.##} to {work.Share.High:0.##}", () =>
        Part(nameof(Automation.Saved), () => Ends("minutes", Automation.Saved(work), work, SavedAt, s_wrongSaved)));

    private void Return(string name, Work work, double weeks) => Case($"Return, {name}: {weeks:0.#} weeks", () =>
        Part(nameof(Automation.Return), () => Ends("hours", Automation.Return(work, weeks), work, p => ReturnAt(p, weeks),
        [
            (p => ReturnAt(p, weeks) - p[6], "what is learned is left out"),
            (p => ReturnAt(p, weeks) - 2 * p[6], "what is learned is taken away: it is a gain"),
            (p => ReturnAt(p, weeks) + weeks * p[5], "keeping it costs hours every week, and is left out"),
            (p => ReturnAt(p, weeks) + (weeks - 1) * p[5], "keeping it is paid once: it costs hours every week"),
            (p => ReturnAt(p, weeks) + p[4], "building is left out"),
            (p => ReturnAt(p, weeks) - (weeks - 1) * p[4], "building is paid every week: it costs hours once"),
            (p => ReturnAt(p, weeks) + (weeks - 1) * p[6], "what is learned comes every week: it comes once"),
            (p => ReturnAt(p, weeks) + weeks * p[0] * SavedAt(p) * (1 - 1.0 / 60), "minutes for hours: 60 minutes are one"),
            (p => ReturnAt(p, 1), "one week: the times of all of them count"),
            (p => ReturnAt(p, Math.Floor(weeks)), "whole weeks: a part of one counts too"),
            (p => ReturnAt(p, weeks) + weeks * (1 - p[0]) * SavedAt(p) / 60, "one time a week: PerWeek is left out"),
        ])));

    private void BreakEven(string name, Work work, Between? known = null) => Case($"BreakEven, {name}", () =>
        Part(nameof(Automation.BreakEven), () =>
        {
            var ranges = Ranges(work);
            var (low, high) = Extremes(ranges, BreakEvenAt);
            if (known is { } worked && (!s_within.Accepts(worked.Low, BreakEvenAt(Corner(ranges, low)))
                || !s_within.Accepts(worked.High, BreakEvenAt(Corner(ranges, high))))) throw new InvalidOperationException(name);
            double Cost(double[] p) => p[4] - p[6];
            double Week(double[] p) => p[0] * SavedAt(p) / 60 - p[5];
            double Weeks(double cost, double week) => cost <= 0 ? 0 : week <= 0 ? double.PositiveInfinity : cost / week;
            Ends("weeks", Automation.BreakEven(work), work, BreakEvenAt,
            [
                (p => Cost(p) / Week(p), "a week that loses, or learning that pays, divided all the same: infinite, or 0"),
                (p => Week(p) <= 0 ? double.PositiveInfinity : Cost(p) <= 0 ? 0 : Cost(p) / Week(p),
                    "never, though learning has paid for it already: 0"),
                (p => Cost(p) <= 0 ? 0 : Week(p) <= 0 ? -1 : Cost(p) / Week(p), "-1 where it is never earned back: infinite"),
                (p => Weeks(p[4], Week(p)), "what is learned is left out"),
                (p => Weeks(p[4] + p[6], Week(p)), "what is learned is added to the cost: it is a gain"),
                (p => Weeks(Cost(p), Week(p) + p[5]), "keeping it is left out: each week pays for it"),
                (p => Math.Ceiling(BreakEvenAt(p)), "rounded up: no whole number is asked"),
                (p => Weeks(Cost(p), 60 * (Week(p) + p[5]) - p[5]), "minutes for hours: 60 minutes are one"),
                (p => Weeks(Cost(p), SavedAt(p) / 60 - p[5]), "times, not weeks: PerWeek of them are one"),
            ]);
        }));

    private void Verdicts(Work[] drawn)
    {
        var gaining = Points(10, 60, 0.5, 5, 4, 0.5, 0);
        Verdict("it gains everywhere", gaining, 10);
        Verdict("mail, two years", Mail, 104);
        Verdict("it loses everywhere, but for a hair", Points(1, 60, 1, 0, 10, 0, 0), 9.999999);
        Verdict("it gains everywhere, by a hair", Points(1, 60, 1, 0, 10, 0, 0), 10.000001);
        Verdict("0 at the lower end", Points(1, 60, 1, 0, 10, 0, 0) with { Build = new(5, 10) }, 10);
        Verdict("0 at the upper end", Points(1, 60, 1, 0, 10, 0, 0) with { Build = new(10, 15) }, 10);
        Verdict("just 0", Points(1, 60, 1, 0, 10, 0, 0), 10);
        Verdict("the middle gains", gaining with { Share = new(-0.6, 0.9) }, 10);
        Verdict("the middle loses", gaining with { Overhead = new(5, 70) }, 10);
        // Sooner or later it loses again, though it broke even before it began.
        var learning = Points(10, 30, 0.1, 6, 3, 0.5, 8);
        Verdict("what is learned pays, and each week loses", learning, 4);
        Verdict("what is learned has paid, and each week loses", learning, 6);
        Verdict("what is learned pays or does not, and each week loses", learning with { Learned = new(7, 9) }, 5);
        Verdict("no week, and what is learned just pays", gaining with { Learned = new(4, 4) }, 0);
        foreach (var work in drawn) Verdict("drawn", work, Draw.Real(4, 300));
    }

    private void Verdict(string name, Work work, double weeks) => Case($"Verdict, {name}", () => Part(nameof(Automation.Verdict), () =>
    {
        var (ranges, got) = (Ranges(work), Automation.Verdict(work, weeks));
        var (low, high) = Extremes(ranges, p => ReturnAt(p, weeks));
        var (least, most) = (ReturnAt(Corner(ranges, low), weeks), ReturnAt(Corner(ranges, high), weeks));
        var right = least > 0 ? "gains" : most < 0 ? "loses" : "undecided";
        That(got == right, $"\"{right}\"", $"\"{got}\", though the return may be anything from {Numbers.Format(least)} to "
            + $"{Numbers.Format(most)} hours: \"{right}\"");
    }));

    private void Chances(Work[] drawn, Work losing)
    {
        double[][] Draws(int count) => [.. Enumerable.Range(0, count).Select(_ =>
            Enumerable.Range(0, 7).Select(_ => Draw.Real(0, 1)).ToArray())];
        foreach (var work in drawn)
        {
            // Weeks at which about half of the draws gain, so that a figure out of place shows.
            var draws = Draws(201);
            var weeks = draws.Select(draw => BreakEvenAt(At(work, draw))).Order().ElementAt(90);
            Chance("drawn", work, double.IsFinite(weeks) && weeks > 0 ? weeks * 1.01 : 100, draws);
        }
        OtherDraws();
        // Those that gain come last, and those come twice.
        var (even, some) = (Points(2, 60, 1, 0, 10, 0, 0) with { Build = new(0, 40) }, Draws(40));
        Chance("many", even, 10, [.. Draws(1500).OrderByDescending(draw => draw[4])]);
        Chance("some of them twice", even, 10, [.. some, .. some.Where(draw => draw[4] < 0.5)]);
        Chance("it makes work, and what is learned pays", losing, 0.3, Draws(60));
        Chance("no draw", drawn[0], 50, []);
        Chance("one draw", drawn[0], 50, Draws(1));
        Chance("just 0", Points(1, 60, 1, 0, 10, 0, 0), 10, Draws(3));
        Chance("all gain", Points(10, 60, 0.5, 5, 4, 0.5, 0), 10, Draws(5));
    }

    private static double[] At(Work work, double[] draw) =>
        [.. Ranges(work).Select((range, i) => range.Low + draw[i] * (range.High - range.Low))];

    private void Chance(string name, Work work, double weeks, double[][] draws) =>
        Case($"Chance, {name}: {Numbers.Count(draws.Length, "draw")}", () => Part(nameof(Automation.Chance), () =>
        {
            Input("the draws", draws);
            for (var i = 0; i < Math.Min(3, draws.Length); i++) Input($"draw {i}", draws[i]);
            double Share(Func<double[], bool> counts) => draws.Length == 0 ? 0 : (double)draws.Count(counts) / draws.Length;
            var right = Share(draw => ReturnAt(At(work, draw), weeks) > 0);
            Number("the share", Automation.Chance(work, weeks, draws), right)
                .Trap(Share(draw => ReturnAt(At(work, draw), weeks) >= 0), "a return of 0 is counted: above it is asked")
                .Trap(Share(draw => ReturnAt(At(work, draw), weeks) < 0), "the draws that lose")
                .Trap(draws.Length * right, "how many draws: a share of them is asked")
                .Trap(100 * right, "percent: a share of 1 is asked")
                .Trap(Share(draw => ReturnAt(At(work, [.. draw.Select(u => 1 - u)]), weeks) > 0), "1 is the high end of a range")
                .Trap(Share(draw => ReturnAt(At(work, [.. Enumerable.Repeat(draw[0], 7)]), weeks) > 0),
                    "the first number for all figures: each has its own")
                .Trap(Share(draw => ReturnAt(At(work, [.. draw.Reverse()]), weeks) > 0), "the numbers of a draw in another order");
        }));

    // Ten hours saved against 0 to 20 to build: a draw gains where its fifth number is below a half.
    private void OtherDraws() => Case("Chance, the same task with other draws", () => Part(nameof(Automation.Chance), () =>
    {
        var work = Points(1, 60, 1, 0, 10, 0, 0) with { Build = new(0, 20) };
        double Built(bool gains) => gains ? Draw.Real(0, 0.4) : Draw.Real(0.6, 1);
        double[] Drawn(bool gains) => [Draw.Real(0, 1), 1, 0.5, 0, Built(gains), 1, 0];
        double[][] Gaining(int count) => [.. Enumerable.Range(0, 9).Select(i => Drawn(i < count))];
        var draws = Gaining(6);
        Number("the share", Automation.Chance(work, 10, draws), 6.0 / 9);
        const string Kept = "the share of a call before: something is kept between calls, and the draws are others";
        Number("the share of other draws", Automation.Chance(work, 10, Gaining(2)), 2.0 / 9).Trap(6.0 / 9, Kept);
        for (var i = 0; i < 3; i++) draws[i][4] = Built(gains: false);
        Number("the share of other numbers in the same draws", Automation.Chance(work, 10, draws), 3.0 / 9)
            .Trap(6.0 / 9, Kept).Trap(2.0 / 9, Kept);
    }));

    private void Successes()
    {
        Success(60, 70, 0, double.PositiveInfinity);
        Success(0, 0, 30, 1);
        Success(0, 0, 0, 0);
        Success(0, 5, 20, double.PositiveInfinity);
        Success(60, 10, 75, 1.0 / 3);
        Success(60, 10, 50, 0);
        Success(60, 10, 20, 0);
        Success(60, 60, 30, 1);
        Success(60, 61, 30, double.PositiveInfinity);
        Success(60, 60, 0, 0);
        Success(60, 0, 120, 0.5);
        for (var i = 0; i < 4; i++) Success(Draw.Real(40, 90), Draw.Real(3, 30), Draw.Real(90, 150));
    }

    private void Success(double alone, double review, double redo, double? known = null) =>
        Case($"Success, alone {alone:0.#}, review {review:0.#}, redo {redo:0.#} minutes", () => Part(nameof(Automation.Success), () =>
        {
            var share = (redo - alone + review) / redo;
            var right = review > alone ? double.PositiveInfinity : redo == 0 ? 0 : Math.Max(0, share);
            if (known is { } worked && !Tolerance.Formula.Accepts(right, worked)) throw new InvalidOperationException($"{right}");
            Number("chance of success", Automation.Success(alone, review, redo), right).Within(s_within)
                .Trap(redo == 0 && review > alone ? 0 : right, "nothing is done again, but the review alone takes more: infinite")
                .Trap(share, right == 0 ? "below 0: 0 where it never takes more" : "beyond 1: infinite where it always takes more")
                .Trap(right > 1 ? 1 : right, "1 where even success takes more: infinite")
                .Trap(1 - share, "the chance to fail")
                .Trap(1 - alone / redo, "the review is left out: each result takes it")
                .Trap(Math.Max(0, 1 - alone / redo), "the review is left out: each result takes it")
                .Trap(review / alone, "as if what fails cost nothing: it is done again")
                .Trap(1 - (alone - review) / (redo + review), "a second review of what fails: redo minutes are all that it costs more");
        }));
}
