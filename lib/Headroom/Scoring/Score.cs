namespace Headroom.Scoring;

/// <summary>
/// How far a time has come from a baseline to a bound: S = 1 / (1 + (t - bound) / (baseline - bound)), 1 at the bound and one half at the
/// baseline. Half of what is above the bound is S = 2 / 3, whatever the unit; a loss or a count of bytes is scored as a time is.
/// </summary>
public readonly record struct Score
{
    /// <param name="time">What was measured or counted; at least <paramref name="bound"/>.</param>
    /// <param name="bound">What nothing can be below, in the same unit; not negative.</param>
    /// <param name="baseline">What the score starts from; above <paramref name="bound"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A figure is not finite, the baseline is not above its bound, or the time is below it: such a time is refused, not taken for the
    /// bound, because either it or the bound is wrong.
    /// </exception>
    public Score(double time, double bound, double baseline)
    {
        if (!double.IsFinite(bound) || bound < 0)
            throw new ArgumentOutOfRangeException(nameof(bound), bound, "a bound is finite and not negative.");
        if (!double.IsFinite(baseline) || baseline <= bound)
            throw new ArgumentOutOfRangeException(
                nameof(baseline), baseline, $"a baseline is above the bound, {bound}: between them lies what is scored.");
        if (!double.IsFinite(time) || time < bound)
            throw new ArgumentOutOfRangeException(
                nameof(time), time, $"nothing can be below the bound, {bound}: look again at how the time was taken, and at the bound.");
        (Time, Bound, Baseline) = (time, bound, baseline);
    }

    /// <summary>What is scored.</summary>
    public double Time { get; }

    /// <summary>S is 1 here.</summary>
    public double Bound { get; }

    /// <summary>S is one half here.</summary>
    public double Baseline { get; }

    /// <summary>From 0, far above the baseline, to 1, at the bound.</summary>
    public double S => 1 / (1 + (Time - Bound) / (Baseline - Bound));

    /// <summary>The time at which the score would be <paramref name="s"/>, above 0 to 1: bound + (1 / s - 1) (baseline - bound).</summary>
    public double TimeFor(double s) => TimeFor(s, Bound, Baseline);

    /// <summary>The same before there is a time.</summary>
    public static double TimeFor(double s, double bound, double baseline)
    {
        if (s is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(s), s, "a score is above 0 and at most 1.");
        return bound + (1 / s - 1) * (baseline - bound);
    }

    /// <inheritdoc/>
    public override string ToString() => $"S = {S:0.000} (time {Time:G4}, bound {Bound:G4}, baseline {Baseline:G4})";
}
