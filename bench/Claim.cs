namespace Headroom.Bench;

/// <summary>Which way a figure is good.</summary>
public enum Better
{
    Lower,
    Higher,
}

/// <summary>
/// A speed claim: what is measured, in which unit, against which named baseline, and the goal. <see cref="Measure"/> returns one sample per
/// repetition; the middle one is the value, and the spread is from the lower to the upper quartile.
/// </summary>
public abstract class Claim
{
    public abstract string Id { get; }

    public abstract string What { get; }

    public abstract string Unit { get; }

    public abstract double Goal { get; }

    /// <summary>
    /// True for a figure that no goal judges, such as a time of this machine; <see cref="Goal"/> is then what a quiet one reaches.
    /// </summary>
    public virtual bool IsInformation => false;

    public virtual Better Better => Better.Lower;

    /// <summary>What the figure is compared with; empty for a figure that stands alone.</summary>
    public virtual string Baseline => "";

    /// <summary>What else the measurement found, in the units that its readers think in; known after <see cref="Measure"/>.</summary>
    public virtual string Detail => "";

    /// <summary>One figure per repetition. <paramref name="progress"/> says what is going on.</summary>
    public abstract IReadOnlyList<double> Measure(Action<string> progress);

    public ClaimResult Run(Action<string> progress)
    {
        try
        {
            return ClaimResult.Of(this, Measure(progress));
        }
        catch (ClaimSkipped skipped)
        {
            return ClaimResult.NotMeasured(this, skipped.Message);
        }
    }
}

/// <summary>The machine or the build lacks what a claim needs; the message says what.</summary>
public sealed class ClaimSkipped(string why) : Exception(why);
