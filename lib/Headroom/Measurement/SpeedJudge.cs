namespace Headroom.Measurement;

/// <summary>What a timing is worth as a grade.</summary>
public enum SpeedGrade
{
    /// <summary>The required ratio is reached.</summary>
    Kept,

    /// <summary>It is missed.</summary>
    Missed,

    /// <summary>This machine, now, cannot tell: neither a pass nor a failure.</summary>
    Inconclusive,
}

/// <summary>
/// Grades a comparison by two witnesses that noise moves differently: the bounds of the median ratio, and the ratio of the two fastest
/// samples.
/// What both sides lose alike pulls the median towards 1, and one lucky sample pulls the best. A grade needs both.
/// </summary>
public static class SpeedJudge
{
    /// <summary>
    /// A baseline whose median is further above its fastest sample was timed while something else ran: recorded ones are at 1.06 to 1.18.
    /// </summary>
    public const double HighestMedian = 1.3;

    /// <summary>The grade, and the ratio that stands for it in a report.</summary>
    public static (SpeedGrade Grade, double Ratio) Judge(PairedTimingReport timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        var (required, best) = (timing.RequiredRatio, timing.Baseline.Best / timing.Candidate.Best);
        var quiet = timing.Baseline.Median <= HighestMedian * timing.Baseline.Best;
        return timing.Verdict switch
        {
            Verdict.BelowFloor => (SpeedGrade.Missed, timing.Ratio.Median),
            Verdict.Faster when quiet && best >= required => (SpeedGrade.Kept, timing.Ratio.Median),
            Verdict.Slower when quiet && best < required => (SpeedGrade.Missed, timing.Ratio.Median),
            // A very slow candidate leaves time for too few samples. Others only slow it down, so its fastest tells where the case is
            // clear.
            not Verdict.Faster when best < required / ClearFactor(timing.Baseline.Samples, quiet) => (SpeedGrade.Missed, best),
            _ => (SpeedGrade.Inconclusive, timing.Ratio.Median),
        };
    }

    // The fewer the samples, the easier they agree by chance; a machine that is not quiet asks for twice as clear a case.
    private static double ClearFactor(int samples, bool quiet) => (quiet ? 1 : 2) * samples switch
    {
        >= 12 => quiet ? 2 : 5,
        >= 4 => 5,
        _ => 20,
    };
}
