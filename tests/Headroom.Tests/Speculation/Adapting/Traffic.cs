using Headroom.Speculation.Adapting;
using Headroom.Speculation.Costs;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Traces;

namespace Headroom.Tests.Speculation.Adapting;

/// <summary>How a controller stands beside every fixed setting, on one trace under one table of costs.</summary>
internal sealed class Traffic
{
    private readonly FixedRun[] _fixed; // plain decoding first

    private Traffic(CountedReport controlled, FixedRun[] all) => (Controlled, _fixed) = (controlled, all);

    private sealed record FixedRun(double Seconds, double Late, double[] SecondsPerToken);

    public static IReadOnlyDictionary<string, PassCosts> Passes { get; } = new Dictionary<string, PassCosts>
    {
        ["fp32"] = PassCosts.Fp32, ["int8"] = PassCosts.Int8, ["int4"] = PassCosts.Int4, ["gpu"] = PassCosts.Gpu,
    };

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

    /// <summary>
    /// A trace, judged once for three drafters, under each table of <see cref="Passes"/>. What a fixed setting drafts does not depend on
    /// the table, so it is played once.
    /// </summary>
    public static IReadOnlyDictionary<string, Traffic> Of(TokenTrace trace, TraceShape shape, int batch = 1)
    {
        var judged = Judged(trace, shape, batch);
        RoundCosts[] costs = [.. Passes.Values.Select(Costs)];
        FixedRun[][] runs = [.. FixedPlan.All(3).Select(plan =>
            CountedRun.Play(judged, new FixedPlan(plan), costs).Select(Sum).ToArray())]; // [settings][costs]
        return Passes.Keys.Index().ToDictionary(
            each => each.Item, each => new Traffic(Play(judged, costs[each.Index]), [.. runs.Select(ofPlan => ofPlan[each.Index])]));
    }

    /// <summary>The controller alone.</summary>
    public static CountedReport Control(TokenTrace trace, TraceShape shape, PassCosts pass, int batch = 1) =>
        Play(Judged(trace, shape, batch), Costs(pass));

    private static CountedReport Play(JudgedTrace judged, RoundCosts costs) =>
        CountedRun.Play(judged, new Controller(judged.Levels, costs, judged.Batch), costs);

    private static JudgedTrace Judged(TokenTrace trace, TraceShape shape, int batch) => JudgedTrace.Of(
        trace, [new StaticDrafter(TokenTraces.Corpus(5, shape)), new TableDrafter(new TrafficTables()), new LookupDrafter()], batch);

    // The static drafter stands for a model of 6 % of the target; a table takes microseconds.
    private static RoundCosts Costs(PassCosts pass) => new(pass, [new(0.06 * pass[1], 0.002 * pass[1]), new(2e-6, 1e-6), new(1e-6, 1e-6)]);

    private static FixedRun Sum(CountedReport report) => new(report.Seconds, report.TokensPerSecondAfter(0.1),
        [.. Enumerable.Range(0, report.Rounds[^1].Phase + 1).Select(report.SecondsPerToken)]);
}
