using Headroom.Hardware;

namespace Headroom.Measurement;

/// <summary>What a paired comparison found.</summary>
public sealed record PairedTimingReport
{
    /// <summary>What follows for the required ratio.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Baseline time over candidate time.</summary>
    public required RatioEstimate Ratio { get; init; }

    /// <summary>What was asked for.</summary>
    public required double RequiredRatio { get; init; }

    /// <summary>Seconds per call of the candidate.</summary>
    public required TimingReport Candidate { get; init; }

    /// <summary>Seconds per call of the baseline.</summary>
    public required TimingReport Baseline { get; init; }

    /// <summary>Calls in each timed sample.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Wall seconds of the whole comparison.</summary>
    public required double Elapsed { get; init; }

    /// <summary>Whether the required ratio is reached, or missed by less than the margin.</summary>
    public bool IsMet => Verdict is Verdict.Faster or Verdict.Same;

    /// <summary>One line: ratio, bounds, requirement, both times.</summary>
    public override string ToString() =>
        $"{Ratio} of the baseline's speed, "
            + $"required {RequiredRatio:0.00}x: {Words}; {Units.Si(Candidate.Median, "s")} against {Units.Si(Baseline.Median, "s")} per "
            + "call";

    private string Words => Verdict switch
    {
        Verdict.Faster => "reached",
        Verdict.Slower => "too slow",
        Verdict.Same => "reached within the margin",
        Verdict.TooNoisy => "too noisy to judge",
        _ => "faster than the hardware can be, so the work was not done",
    };
}
