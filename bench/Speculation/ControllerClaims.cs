using Headroom.Speculation.Adapting;
using Headroom.Speculation.Traces;

namespace Headroom.Bench.Speculation;

/// <summary>
/// What the controller is judged by: counts on traces, under tables of costs that every machine repeats. The figure is the worst of all,
/// and no clock is read.
/// </summary>
internal static class ControllerClaims
{
    private static readonly TraceShape s_shape = new();

    public static IEnumerable<Claim> All =>
    [
        Claim("stationary", "stories, edits, repeats: tokens a second after the first tenth", "%", 95, "the best fixed setting of each",
            () => [TokenTraces.Stories(1), TokenTraces.Edits(1), TokenTraces.Repeats(1)], standing => 100 * standing.OfBest),
        Claim("shifting", "four phases of traffic: tokens a second", "%", 90, "an oracle with the best setting for each phase",
            () => [TokenTraces.Shifting(1)], standing => 100 * standing.OfOracle),
        Claim("single", "four phases of traffic, where phases differ: tokens a second", "x", 1.1, "the best single setting",
            () => [TokenTraces.Shifting(1)], standing => standing.OracleOfSingle < 1.1 ? double.NaN : standing.OfSingle),
        Claim("unguessable", "bytes that cannot be guessed: tokens a second", "%", 97, "plain decoding",
            () => [TokenTraces.Unguessable(1)], standing => 100 * standing.OfPlain),
        .. ((int[])[1, 4, 16, 64]).Select(Batch),
    ];

    private static Claim Batch(int batch)
    {
        var shape = s_shape with { Exchanges = Math.Max(40, 3 * batch), Tokens = 100 };
        return Claim($"batch-{batch}", $"batch {batch}, stories, edits, bytes: tokens a second", "%", 95, "the best fixed setting of each",
            () => [TokenTraces.Stories(3, shape), TokenTraces.Edits(3, shape), TokenTraces.Unguessable(3, shape)],
            standing => 100 * standing.OfBest, shape, batch);
    }

    private static Claim Claim(
        string id, string what, string unit, double goal, string baseline, Func<TokenTrace[]> traces, Func<Standing, double> figure,
        TraceShape? shape = null, int batch = 1) => new()
    {
        Id = $"speculation.controller.{id}",
        What = $"{what}, counted",
        Unit = unit,
        Goal = goal,
        Better = Better.Higher,
        Baseline = baseline,
        Measure = progress => Worst(traces(), figure, shape ?? s_shape, batch, progress),
    };

    private static Samples Worst(TokenTrace[] traces, Func<Standing, double> figure, TraceShape shape, int batch, Action<string> progress)
    {
        var figures = new List<(string Of, double Value)>();
        foreach (var trace in traces)
        {
            progress(trace.Name);
            foreach (var (pass, standing) in CountedTraffic.Standings(trace, shape, batch))
                if (figure(standing) is var value && !double.IsNaN(value)) figures.Add(($"{trace.Name} in {pass}", value));
        }
        var (worst, best) = (figures.MinBy(each => each.Value), figures.MaxBy(each => each.Value));
        return new([worst.Value], $"the worst of {figures.Count}, {worst.Of}; the best is {best.Value:0.00}, {best.Of}");
    }
}
