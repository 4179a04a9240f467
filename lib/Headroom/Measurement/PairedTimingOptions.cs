namespace Headroom.Measurement;

/// <summary>Bounds of a paired comparison.</summary>
public sealed record PairedTimingOptions
{
    /// <summary>How many times faster than the baseline the candidate must be; 1 unless told.</summary>
    public double RequiredRatio { get; init; } = 1;

    /// <summary>How near to the required ratio counts as the same; 0.05 is 5 %.</summary>
    public double Margin { get; init; } = 0.05;

    /// <summary>Of the final bounds. Stopping early asks for <see cref="EarlyConfidence"/>.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Higher than <see cref="Confidence"/>, since looking after every group gives chance many tries.</summary>
    public double EarlyConfidence { get; init; } = 0.999;

    /// <summary>Groups of four timed samples at most.</summary>
    public int MaximumGroups { get; init; } = 60;

    /// <summary>Wall time at most, inputs, warm-up and rechecks included; no group starts that would not fit.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Each side runs this long before anything counts, so that the runtime has compiled it fully; a quarter of the budget at most.
    /// </summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>A timed sample takes at least this; short calls are batched, each on an input of its own.</summary>
    public TimeSpan MinimumSample { get; init; } = TimeSpan.FromMilliseconds(0.5);

    /// <summary>Calls in a sample at most; all their inputs are in memory at once.</summary>
    public int MaximumBatch { get; init; } = 1024;

    /// <summary>A candidate's call cannot take less: the roofline's time floor, where there is one.</summary>
    public TimeSpan Floor { get; init; } = TimeSpan.Zero;

    /// <summary>The clock; the system's unless a test brings its own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal PairedTimingOptions Validate()
    {
        if (RequiredRatio is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(RequiredRatio), RequiredRatio, "a required ratio is above 0.");
        if (Margin is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(Margin), Margin, "a margin is a share: 0.05 is 5 %.");
        if (Confidence is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(Confidence), Confidence, "a confidence is between 0 and 1.");
        if (EarlyConfidence is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(EarlyConfidence), EarlyConfidence, "a confidence is between 0 and 1.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaximumGroups);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaximumBatch);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Budget, TimeSpan.Zero);
        return this;
    }
}
