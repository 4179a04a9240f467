using Headroom.Inference.Models;
using Headroom.Speculation.Adapting;
using Headroom.Speculation.Costs;
using Headroom.Speculation.Drafting;

namespace Headroom.Cli.Generating;

/// <summary>
/// <c>--speculate adaptive</c>: the drafters that a controller chooses among, and what each costs here. T(k) is kept beside the machine's
/// calibration, since measuring it takes longer than most texts.
/// </summary>
internal static class AdaptiveChoice
{
    /// <summary>Nodes of a round.</summary>
    public const int Most = DraftPlan.Branches * JudgedTrace.Longest;

    private const double Lookup = 2e-6, Table = 3e-6; // seconds a token: comparisons, and two reads of a table

    public static AdaptiveDrafter Open(string root, Engine target, Engine? draft, Learning? learning, Action<string> tell)
    {
        var kept = new PassCostsFile(PassCostsFile.PathFrom(root));
        var drafters = new List<(IDrafter Drafter, double Step)>();
        if (draft is not null)
            drafters.Add((new ModelDrafter(draft, sharesDraws: true) { Distillation = learning?.Teach(draft) }, Costs(draft, 1).Plain));
        if (learning is not null) drafters.Add((new TableDrafter(learning.Learned.Tables), Table));
        drafters.Add((new LookupDrafter(), Lookup)); // further drafters join here, each with the seconds of a guess
        var costs = new RoundCosts(Costs(target, Most + 1), [.. drafters.Select(each => new DraftCost(each.Step))]);
        return new([.. drafters.Select(each => each.Drafter)], costs, clocked: true);

        PassCosts Costs(Engine engine, int most) => kept.LoadOrMeasure(PassCostsFile.Words(engine), () =>
        {
            tell($"measuring passes of {engine.Model.Shape.Layers} layers in {engine.Model.Format}, once on this machine");
            return PassCosts.MeasureBriefly(engine, most);
        });
    }
}
