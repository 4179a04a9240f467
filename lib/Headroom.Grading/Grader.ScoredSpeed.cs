using Headroom.Measurement;

namespace Headroom.Grading;

public abstract partial class Grader
{
    /// <summary>
    /// Scores a measured time between a baseline and a bound, as <see cref="Scored"/> does. What the machine cannot tell ends the check as
    /// too noisy; a time below <see cref="SpeedMark.Fastest"/> is a wrong value. Call it in a case, once.
    /// </summary>
    /// <param name="what">The row's name.</param>
    /// <param name="timing">The candidate beside its baseline.</param>
    /// <param name="mark">The score to reach.</param>
    /// <param name="pieces">Of a call: a row's time is that of one of them.</param>
    /// <param name="baseline">What the baseline is.</param>
    /// <param name="bound">What the bound is.</param>
    /// <param name="likely">What keeps a candidate below the score.</param>
    protected void ScoredSpeed(
        string what, PairedTimingReport timing, SpeedMark mark, int pieces, string baseline, string bound, string? likely = null)
    {
        ArgumentNullException.ThrowIfNull(timing);
        var unit = 1e6 / pieces; // microseconds of a piece
        if (timing.Candidate.Median < mark.Fastest)
        {
            Scored(what, "us", (unit * timing.Candidate.Median, unit * mark.Fastest, unit * mark.Baseline), baseline,
                bound + ", from the fastest place that holds them", mark.Required, isMeasured: true);
            return;
        }
        // By the baseline of the whole comparison: the one before it was taken in passing, to know when the case is clear.
        mark = mark with { Baseline = timing.Baseline.Median };
        var (grade, ratio) = mark.Baseline <= mark.Bound ? (SpeedGrade.Inconclusive, 1) : SpeedJudge.Judge(
            timing with { RequiredRatio = mark.Ratio, Verdict = timing.Ratio.Against(mark.Ratio, margin: 0) });
        if (grade == SpeedGrade.Inconclusive)
        {
            TooNoisy(what);
            if (likely is not null) Note(likely);
            return;
        }
        Scored(what, "us", (unit * Math.Max(mark.Baseline / ratio, mark.Bound), unit * mark.Bound, unit * mark.Baseline), baseline, bound,
            mark.Required, grade == SpeedGrade.Missed ? likely : null, isMeasured: true);
    }
}
