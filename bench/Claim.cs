namespace Headroom.Bench;

/// <summary>Which way a figure is good.</summary>
public enum Better
{
    Lower,
    Higher,
}

/// <summary>
/// A speed claim: what is measured, in which unit, against which named baseline, and the goal. The middle sample is the value, and the
/// spread is from the lower to the upper quartile.
/// </summary>
public sealed record Claim
{
    public required string Id { get; init; }

    public required string What { get; init; }

    public required string Unit { get; init; }

    public required double Goal { get; init; }

    /// <summary>
    /// True for a figure that no goal judges, such as a time of this machine; <see cref="Goal"/> is then what a quiet one reaches.
    /// </summary>
    public bool IsInformation { get; init; }

    public Better Better { get; init; } = Better.Lower;

    /// <summary>What the figure is compared with; empty for a figure that stands alone.</summary>
    public string Baseline { get; init; } = "";

    /// <summary>Measures; what is going on is told to the action that it is given.</summary>
    public required Func<Action<string>, Samples> Measure { get; init; }

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
