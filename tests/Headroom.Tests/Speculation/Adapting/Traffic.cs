using Headroom.Speculation.Adapting;
using Headroom.Speculation.Costs;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Traces;

namespace Headroom.Tests.Speculation.Adapting;

/// <summary>A trace judged for three drafters, its costs, and how a controller stands beside every fixed setting.</summary>
internal sealed class Traffic
{
    private readonly RoundCosts _costs;
    private readonly CountedReport[] _fixed;

    public Traffic(TokenTrace trace, TraceShape shape, PassCosts pass, int batch = 1, double draft = 0.06)
    {
        IDrafter[] drafters =
            [new StaticDrafter(TokenTraces.Corpus(5, shape)), new TableDrafter(new TrafficTables()), new LookupDrafter()];
        var judged = JudgedTrace.Of(trace, drafters, batch);
        // The static drafter stands for a model of 6 % of the target; a table takes microseconds.
        _costs = new(pass, [new(draft * pass[1], 0.002 * pass[1]), new(2e-6, 1e-6), new(1e-6, 1e-6)]);
        _fixed = [.. FixedPlan.All(3).Select(plan => CountedRun.Play(judged, new FixedPlan(plan), _costs))];
        Controlled = CountedRun.Play(judged, new Controller(judged.Levels, _costs, batch), _costs);
    }

    public CountedReport Controlled { get; }

    public CountedReport Plain => _fixed[0];

    /// <summary>Tokens a second behind the first tenth, of those of the best fixed setting.</summary>
    public double OfBest => Controlled.TokensPerSecondAfter(0.1) / _fixed.Max(report => report.TokensPerSecondAfter(0.1));

    public double OfPlain => Plain.Seconds / Controlled.Seconds;

    /// <summary>Times as fast as the best single setting.</summary>
    public double OfSingle => _fixed.Min(report => report.Seconds) / Controlled.Seconds;

    /// <summary>Speed, of that of an oracle with the best fixed setting for each phase.</summary>
    public double OfOracle => Oracle / Controlled.Seconds;

    /// <summary>What knowing the phases is worth to settings that are fixed in each of them.</summary>
    public double OracleOfSingle => _fixed.Min(report => report.Seconds) / Oracle;

    private double Oracle => Enumerable.Range(0, Plain.Rounds[^1].Phase + 1)
        .Sum(phase => Plain.TokensOf(phase) * _fixed.Min(report => report.SecondsPerToken(phase)));
}
