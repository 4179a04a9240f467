using Headroom.Measurement;

namespace Headroom.Grading;

public abstract partial class Grader
{
    /// <summary>Whether all cases so far hold: speed is not worth measuring before that.</summary>
    protected bool AllRight => _cases.TrueForAll(c => c.Holds);

    /// <summary>Whether all budgets so far are kept.</summary>
    protected bool BudgetKept => _budget.TrueForAll(row => row.Kept);

    /// <summary>
    /// Whether what was stated so far settles a run that ends with the first failure: what takes long need not be measured any more.
    /// </summary>
    protected bool IsDecided => _untilWrong && (_isDecided || _budget.Exists(row => !row.Kept));

    /// <summary>
    /// States that the candidate reaches the required share of the baseline's speed. What the machine cannot tell ends the check as too
    /// noisy.
    /// The timing's margin must be 0, so that the row in the report and the verdict agree.
    /// </summary>
    /// <param name="what">The row's name.</param>
    /// <param name="timing">The candidate beside its baseline.</param>
    /// <param name="note">What slows a candidate down that misses.</param>
    /// <param name="near">What slows one down that the machine cannot tell from a right one.</param>
    protected void Speed(string what, PairedTimingReport timing, string? note = null, string? near = null)
    {
        ArgumentNullException.ThrowIfNull(timing);
        var (grade, ratio) = SpeedJudge.Judge(timing);
        if (grade == SpeedGrade.Inconclusive)
        {
            TooNoisy(what);
            if (near is not null) Note(near);
        }
        else AtLeast(what, Share(ratio), timing.RequiredRatio, note: note);
    }

    // Down to three decimals: rounding up could lift a share over its mark.
    private static double Share(double ratio) => Math.Floor(1000 * ratio) / 1000;
}
