namespace Headroom.Speculation.Adapting;

/// <summary>
/// How a controller stands beside every fixed setting on one judged trace, under one table of costs: counts and no clock.
/// </summary>
public sealed class Standing
{
    private readonly FixedRun[] _fixed; // plain decoding first

    private Standing(CountedReport controlled, FixedRun[] all) => (Controlled, _fixed) = (controlled, all);

    private sealed record FixedRun(double Seconds, double Late, double[] SecondsPerToken);

    public CountedReport Controlled { get; }

    /// <summary>Tokens a second behind the first tenth, of those of the best fixed setting.</summary>
    public double OfBest => Controlled.TokensPerSecondAfter(0.1) / _fixed.Max(run => run.Late);

    public double OfPlain => _fixed[0].Seconds / Controlled.Seconds;

    /// <summary>Times as fast as the best single setting.</summary>
    public double OfSingle => _fixed.Min(run => run.Seconds) / Controlled.Seconds;

    /// <summary>Speed, of that of an oracle with the best fixed setting for each phase.</summary>
    public double OfOracle => Oracle / Controlled.Seconds;

    /// <summary>What knowing the phases is worth to settings that are fixed in each of them.</summary>
    public double OracleOfSingle => _fixed.Min(run => run.Seconds) / Oracle;

    private double Oracle => Enumerable.Range(0, Controlled.Rounds[^1].Phase + 1)
        .Sum(phase => Controlled.TokensOf(phase) * _fixed.Min(run => run.SecondsPerToken[phase]));

    /// <summary>Under each of several costs. What a fixed setting drafts does not depend on them, so it is played once.</summary>
    /// <returns>[costs].</returns>
    public static Standing[] Of(JudgedTrace judged, IReadOnlyList<RoundCosts> costs)
    {
        ArgumentNullException.ThrowIfNull(judged);
        ArgumentNullException.ThrowIfNull(costs);
        FixedRun[][] runs = [.. FixedPlan.All(judged.Drafters).Select(plan =>
            CountedRun.Play(judged, new FixedPlan(plan), costs).Select(Sum).ToArray())]; // [settings][costs]
        return [.. costs.Select((each, i) => new Standing(Control(judged, each), [.. runs.Select(ofPlan => ofPlan[i])]))];
    }

    /// <summary>The controller alone.</summary>
    public static CountedReport Control(JudgedTrace judged, RoundCosts costs)
    {
        ArgumentNullException.ThrowIfNull(judged);
        return CountedRun.Play(judged, new Controller(judged.Levels, costs, judged.Batch), costs);
    }

    private static FixedRun Sum(CountedReport report) => new(report.Seconds, report.TokensPerSecondAfter(0.1),
        [.. Enumerable.Range(0, report.Rounds[^1].Phase + 1).Select(report.SecondsPerToken)]);
}
