using Headroom.Speculation.Costs;

namespace Headroom.Speculation.Adapting;

/// <summary>Everything that a round takes: the pass over all tokens, and the drafts of each drafter.</summary>
public sealed class RoundCosts(PassCosts pass, IReadOnlyList<DraftCost> drafts)
{
    public PassCosts Pass { get; private set; } = pass;

    public IReadOnlyList<DraftCost> Drafts { get; private set; } = drafts;

    /// <summary>From now on, for everybody who plans by these.</summary>
    internal void Correct(PassCosts pass, IReadOnlyList<DraftCost> drafts) => (Pass, Drafts) = (pass, drafts);

    /// <summary>Seconds of a round in which these plans are kept and <paramref name="nodes"/> drafted tokens are verified.</summary>
    public double Round(ReadOnlySpan<DraftPlan> plans, int nodes)
    {
        var seconds = Pass[plans.Length + nodes];
        if (plans.Length == 1) return plans[0].IsPlain ? seconds : seconds + Drafts[plans[0].Drafter].Of(plans[0].Depth, 1);
        for (var drafter = 0; drafter < Drafts.Count; drafter++)
        {
            var (depth, sequences) = (0, 0);
            foreach (var plan in plans)
            {
                if (plan.IsPlain || plan.Drafter != drafter) continue;
                (depth, sequences) = (Math.Max(depth, plan.Depth), sequences + 1);
            }
            seconds += Drafts[drafter].Of(depth, sequences);
        }
        return seconds;
    }
}
