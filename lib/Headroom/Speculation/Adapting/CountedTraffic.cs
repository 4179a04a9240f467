using Headroom.Speculation.Costs;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Traces;

namespace Headroom.Speculation.Adapting;

/// <summary>
/// The traffic on which a controller is judged: five kinds of it, four tables of costs, and three drafters, of which one stands for a draft
/// model of 6 % of the target.
/// </summary>
public static class CountedTraffic
{
    /// <summary>Shaped as FP32, int8 and int4 weights on a processor, and as a GPU.</summary>
    public static IReadOnlyDictionary<string, PassCosts> Passes { get; } = new Dictionary<string, PassCosts>
    {
        ["fp32"] = PassCosts.Fp32, ["int8"] = PassCosts.Int8, ["int4"] = PassCosts.Int4, ["gpu"] = PassCosts.Gpu,
    };

    /// <summary>A trace, judged for a static drafter, a table that learns, and a lookup.</summary>
    public static JudgedTrace Judged(TokenTrace trace, TraceShape shape, int batch = 1) => JudgedTrace.Of(
        trace, [new StaticDrafter(TokenTraces.Corpus(5, shape)), new TableDrafter(new()), new LookupDrafter()], batch);

    /// <summary>Of these drafters; a table takes microseconds.</summary>
    public static RoundCosts Costs(PassCosts pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        return new(pass, [new(0.06 * pass[1], 0.002 * pass[1]), new(2e-6, 1e-6), new(1e-6, 1e-6)]);
    }

    /// <summary>The controller beside every fixed setting, under each of <see cref="Passes"/>.</summary>
    public static IReadOnlyDictionary<string, Standing> Standings(TokenTrace trace, TraceShape shape, int batch = 1)
    {
        var all = Standing.Of(Judged(trace, shape, batch), [.. Passes.Values.Select(Costs)]);
        return Passes.Keys.Zip(all).ToDictionary(each => each.First, each => each.Second);
    }
}
