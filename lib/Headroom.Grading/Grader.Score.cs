using Headroom.Scoring;

namespace Headroom.Grading;

public abstract partial class Grader
{
    /// <summary>The row of a report that holds a score.</summary>
    public const string ScoreRow = "S";

    /// <summary>
    /// Scores a time, or what else should be small, between a baseline and a bound: a row with both, and a row "S" that must reach
    /// <paramref name="required"/>. A time below the bound is a wrong value, whatever it is due to. Call it once a case.
    /// </summary>
    /// <param name="what">The row's name: what was measured or counted.</param>
    /// <param name="unit">Of all three figures; empty where they have none.</param>
    /// <param name="figures">Time, bound and baseline.</param>
    /// <param name="baseline">What the baseline is.</param>
    /// <param name="bound">What the bound is.</param>
    /// <param name="required">The score to reach.</param>
    /// <param name="likely">What keeps a submission below it.</param>
    /// <param name="isMeasured">The time is a clock's, and not a count that is the same on every run.</param>
    protected void Scored(
        string what, string unit, (double Time, double Bound, double Baseline) figures, string baseline, string bound, double required,
        string? likely = null, bool isMeasured = false)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var (time, least, start) = figures;
        if (!double.IsFinite(time) || time < least)
        {
            That(false, what, $"{what}: {Written(time)} is below the bound, {Written(least)}: {bound}. Nothing can be less, so not all of "
                + "the work is done");
            return;
        }
        That(true, what, "");
        var score = new Score(time, least, start);
        // Down to three decimals: rounding up could lift a score over its mark.
        var s = Math.Floor(1000 * score.S + 1e-9) / 1000;
        var needed = score.TimeFor(required);
        NaiveIs(baseline);
        Add(new BudgetRow(what, time, needed, AtLeast: false, start)
        {
            Unit = unit.Length > 0 ? unit : null, IsConsequence = true, Compulsory = least,
        });
        Add(new BudgetRow(ScoreRow, s, required, AtLeast: true, 0.5, likely)
        {
            Compulsory = 1, IsCount = !isMeasured,
            Says = $"S = {s:0.000}: {required} needs {Written(needed)} of {what}, and yours is {Written(time)}",
        });
        Meaning($"S = {s:0.000}: {what} {Written(time)}, bound {Written(least)} ({bound}), baseline {Written(start)} ({baseline}).");

        string Written(double value) => $"{Numbers.Short(value)} {unit}".TrimEnd();
    }
}
