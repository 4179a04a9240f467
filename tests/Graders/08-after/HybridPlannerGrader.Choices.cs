using Headroom.Grading;
using Headroom.Recall;
using Demand = HybridPlanner.Demand;
using Layer = HybridPlanner.Layer;
using Plan = HybridPlanner.Plan;

namespace Graders;

// Choices: tables of which each tempts to one mistake, drawn tables, and the runs of the course.
public sealed partial class HybridPlannerGrader
{
    private static readonly Layer s_small = new(4, 1, 16, 2, 4);
    private const double NearlyNothing = 1.0 / (1 << 30); // exact beside 0.9375, in double

    private void Tables()
    {
        double[] sure = [0.95, 0.96, 0.95, 0.96], shaky = [1, 1, 1, 0.7], poor = [0.3, 0.31, 0.32];
        Plan full = new("AAAA", 512, 48, 16, [0.99, 1, 1]), hybrid = new("ASSS", 512, 48, 16, sure), state = new("SSSS", 512, 48, 16, poor);
        var demand = new Demand(1, 10_000, long.MaxValue, 16, 0.9);

        Choose("a hybrid is enough", [full, state, hybrid], s_small, demand, 2);
        Choose("a state is enough", [full, state, hybrid], s_small, demand with { Recall = 0.2 }, 1);
        Choose("attention everywhere, where less is asked of memory", [full, state, hybrid], s_small, demand with { Recall = 0.97 }, 0);
        Choose("more than any plan recalls", [full, state, hybrid], s_small, demand with { Recall = 0.999 }, -1);
        Choose("nothing was measured", [], s_small, demand, -1);
        Choose("a bound that only the state keeps", [full, state, hybrid], s_small, demand with { Bound = 9000 }, -1);
        Choose("a bound to the byte", [full, hybrid], s_small, demand with { Bound = 10_000 * 64 + 3 * 512 * 4 }, 1);
        Choose("a bound that is a byte too small", [full, hybrid], s_small, demand with { Bound = 10_000 * 64 + 3 * 512 * 4 - 1 }, -1);
        Choose("a mean that is high enough", [full, hybrid with { Recalls = shaky }], s_small, demand, 0);
        Choose("a single good run", [full, hybrid with { Recalls = [1] }, state with { Recalls = [] }], s_small, demand, 0);
        Choose("a lower end that is just what is asked", [full, hybrid with { Recalls = [0.875, 0.875, 0.875] }], s_small,
            demand with { Recall = 0.875 }, 1);
        Choose("a lower end that is a hair below what is asked", [full, hybrid with { Recalls = [0.875, 0.875, 0.875] }], s_small,
            demand with { Recall = 0.875 + 1e-9 }, 0);
        Choose("measured with fewer pairs", [full, hybrid with { Pairs = 15 }], s_small, demand, 0);
        Choose("measured with more pairs", [full, hybrid with { Pairs = 40 }], s_small, demand, 1);
        Choose("a larger state with less attention", [new("AASS", 64, 48, 16, sure), new("ASSS", 40_000, 48, 16, sure)], s_small,
            demand with { Tokens = 1000 }, 0);
        Choose("short texts, where a cache is smaller than a state", [full, hybrid, state], s_small,
            demand with { Tokens = 20, Recall = 0.2 }, 0);
        Choose("trained on short texts, asked for long ones",
            [full with { TrainedTokens = 2 }, hybrid with { TrainedTokens = 9000, States = 90_000 }], s_small,
            demand with { Tokens = 40_000 }, 1);
        Choose("many sequences", [new("AAS", 8, 48, 16, sure), new("ASS", 30_000, 48, 16, sure)], s_small,
            demand with { Sequences = 60, Tokens = 700 }, 0);
        Choose("many sequences within a bound", [full with { TrainedTokens = 9000 }, hybrid with { TrainedTokens = 9000 }], s_small,
            demand with { Sequences = 50, Bound = 20 * 10_000 * 64 }, -1);
        Choose("equal bytes, the better end first", [hybrid with { Recalls = [0.97, 0.98, 0.97, 0.98] }, hybrid], s_small, demand, 0);
        Choose("equal bytes, other ends", [hybrid, hybrid with { Pattern = "SASS", Recalls = [0.97, 0.98, 0.97, 0.98] }, hybrid], s_small,
            demand, 1);
        Choose("equal bytes and ends", [full, hybrid, hybrid with { Pattern = "SSAS" }, hybrid with { Pattern = "SSSA" }], s_small,
            demand, 1);
        Choose("equal bytes, a better end with too few pairs", [hybrid, hybrid with { Pairs = 2, Recalls = [1, 1, 1] }], s_small,
            demand, 0);
        Choose("equal bytes, the higher mean of two with the lower end",
            [hybrid with { Recalls = [0.95, 0.95] }, hybrid with { Recalls = [1, 1, 1, 0.97] }, hybrid with { Recalls = [0.98, 0.98] }],
            s_small, demand, 2);
        Choose("equal bytes, ends that differ by less than a float tells", [hybrid with { Recalls = [0.9375, 0.9375] },
            hybrid with { Recalls = [0.9375 + NearlyNothing, 0.9375 + NearlyNothing] }], s_small, demand, 1);
        Choose("bytes that differ by less than a float tells", [hybrid, hybrid with { States = 511 }], s_small,
            demand with { Tokens = 100_000_000 }, 1);
        Choose("bytes beyond 2^31", [full, hybrid], s_small, demand with { Sequences = 900, Tokens = 200_000 }, 1);
        for (var i = 0; i < 24; i++) DrawnTable(i);
    }

    private void DrawnTable(int number)
    {
        var (layers, layer) = (Draw.Int(2, 6), DrawnLayer());
        var plans = Enumerable.Range(0, Draw.Int(1, 12)).Select(_ => new Plan(
            Pattern(layers), Draw.Int(100, 40_000), Draw.Int(10, 4000), Draw.Of(8, 16, 32),
            Seeds(Draw.Int(1, 6), Draw.Real(0.4, 1), Draw.Real(0.001, 0.1)))).ToArray();
        var asked = plans[Draw.Int(0, plans.Length - 1)];
        var (sequences, tokens) = (Draw.Int(1, 30), (long)Draw.Int(0, 3000));
        var bound = Draw.Int(0, 2) == 0 ? (long)((double)Cost(asked, layer, sequences, tokens) * Draw.Real(0.9, 1.5)) : long.MaxValue;
        // Between an end and its mean, where the two differ in what they allow; not so near an end that rounding decides.
        var end = End(asked.Recalls);
        var recall = double.IsInfinity(end) ? 0.7 : end + Draw.Real(-0.3, 0.9) * (asked.Recalls.Average() - end);
        while (plans.Any(plan => Math.Abs(End(plan.Recalls) - recall) < 1e-6)) recall += 1e-5;
        Choose($"drawn table {number}", plans, layer, new(sequences, tokens, bound, Draw.Of(8, 16, 17), recall), null);
    }

    private void OwnRuns()
    {
        var layer = new Layer(RecallRun.Heads, RecallRun.KvHeads, RecallRun.Width / RecallRun.Heads, 2, 4);
        var three = RecallRuns.Cells(RecallRuns.Current).Where(cell => cell.Pattern.Length == 3);
        Plan[] plans = [.. three.Select(cell => new Plan(
            cell.Pattern, RecallRun.Width * cell.StateSize, 3 * cell.Pairs, cell.Pairs, [.. cell.Runs.Select(run => run.Recall)]))];
        foreach (var (pairs, recall) in ((int, double)[])[(16, 0.9), (8, 0.9), (16, 0.05), (16, 0.5), (17, 0.05), (8, 1.01)])
            foreach (var tokens in (long[])[24, 131_072])
                Choose("the course's own runs", plans, layer, new(1, tokens, long.MaxValue, pairs, recall), null);
        if (plans.Length == 0 || plans.Max(plan => End(plan.Recalls)) < 0.9) return;
        var asked = new Demand(1, 131_072, long.MaxValue, 16, 0.9);
        var all = Array.Find(plans, plan => plan.Pattern.All(letter => letter == 'A'));
        if (Chosen(plans, layer, asked) is >= 0 and var best && all is not null)
            Meaning($"Of the course's own runs, {plans[best].Pattern} keeps 16 pairs apart in 9 of 10 questions, and takes "
                + $"{Cost(plans[best], layer, 1, asked.Tokens) / 1_000_000:0.0} MB at 131,072 tokens; {all.Pattern} takes "
                + $"{Cost(all, layer, 1, asked.Tokens) / 1_000_000:0.0} MB.");
    }

    private static decimal Cost(Plan plan, Layer layer, int sequences, long tokens)
    {
        var (states, token) = Costs(plan, layer, sequences);
        return states + token * tokens;
    }

    /// <summary>What a rule chooses: the right one where nothing is changed.</summary>
    private static int Chosen(
        Plan[] plans, Layer layer, Demand demand, Func<Plan, double>? end = null, Func<Plan, decimal>? cost = null,
        Func<Plan, bool>? pairs = null, bool bounded = true, bool strict = false, Func<Plan, double>? tie = null,
        bool last = false, Func<Plan, decimal>? by = null)
    {
        end ??= plan => End(plan.Recalls);
        cost ??= plan => Cost(plan, layer, demand.Sequences, demand.Tokens);
        pairs ??= plan => plan.Pairs >= demand.Pairs;
        tie ??= end;
        by ??= cost;
        var best = -1;
        for (var i = 0; i < plans.Length; i++)
        {
            var plan = plans[i];
            if (!pairs(plan) || !(strict ? end(plan) > demand.Recall : end(plan) >= demand.Recall)) continue;
            if (bounded && cost(plan) > demand.Bound) continue;
            if (best >= 0)
            {
                var (here, there) = (by(plan), by(plans[best]));
                if (here > there || here == there && (last ? tie(plan) < tie(plans[best]) : tie(plan) <= tie(plans[best]))) continue;
            }
            best = i;
        }
        return best;
    }

    private void Choose(string name, Plan[] plans, Layer layer, Demand demand, int? known) =>
        Case($"Choose, {name}: {Numbers.Count(plans.Length, "plan")}, {demand.Sequences} x {demand.Tokens:#,0} tokens", () =>
            Part(nameof(HybridPlanner.Choose), () =>
            {
                var right = Chosen(plans, layer, demand);
                if (known is { } worked && worked != right)
                    throw new InvalidOperationException($"{name}: {right}, and {worked} is known");
                Input("plans", plans);
                foreach (var (i, plan) in plans.Index()) Input($"the recalls of plan {i}", plan.Recalls);
                var pair = 2m * layer.KvHeads * layer.HeadSize * layer.CacheBytes;
                decimal Priced(Plan plan, decimal attention, decimal others, long tokens, int sequences) =>
                    sequences * (attention * pair * tokens + others * plan.States * layer.StateBytes);
                decimal Attention(Plan plan) => plan.Pattern.Count(letter => letter == 'A');
                decimal Others(Plan plan) => plan.Pattern.Length - Attention(plan);
                double Mean(Plan plan) => plan.Recalls.Length == 0 ? double.NegativeInfinity : plan.Recalls.Average();
                Number("the plan's place", HybridPlanner.Choose(plans, layer, demand), right).Within(Tolerance.Exact)
                    .Trap(Chosen(plans, layer, demand, end: Mean, tie: plan => End(plan.Recalls)),
                        "chosen by the mean: the lower end must be what is asked")
                    .Trap(Chosen(plans, layer, demand, strict: true), "a lower end that is just what is asked is enough")
                    .Trap(Chosen(plans, layer, demand, pairs: _ => true), "measured with fewer pairs than are asked: that promises nothing")
                    .Trap(Chosen(plans, layer, demand, pairs: plan => plan.Pairs == demand.Pairs),
                        "only plans measured with just as many pairs: more is harder, and proves it too")
                    .Trap(Chosen(plans, layer, demand, by: Attention), "the fewest layers of attention: the fewest bytes are asked for")
                    .Trap(Chosen(plans, layer, demand, by: _ => 0),
                        "the highest recall: the fewest bytes that are enough")
                    .Trap(Chosen(plans, layer, demand, cost: plan => Cost(plan, layer, demand.Sequences, plan.TrainedTokens)),
                        "bytes at the context that a plan was trained with: asked is another")
                    .Trap(Chosen(plans, layer, demand, bounded: false), "more bytes than the bound")
                    .Trap(Chosen(plans, layer, demand with { Bound = demand.Bound - 1 }), "a plan may take the bound to the byte")
                    .Trap(Chosen(plans, layer, demand, cost: plan => Cost(plan, layer, 1, demand.Tokens)), "bytes of one sequence")
                    .Trap(Chosen(plans, layer, demand, cost: plan =>
                            Priced(plan, plan.Pattern.Length, Others(plan), demand.Tokens, demand.Sequences)),
                        "a cache counted for every layer")
                    .Trap(Chosen(plans, layer, demand, cost: plan => Priced(plan, Attention(plan), 0, demand.Tokens, demand.Sequences)),
                        "the states' bytes left out")
                    .Trap(Chosen(plans, layer, demand, cost: plan =>
                            Priced(plan, Attention(plan), Others(plan) * demand.Tokens, demand.Tokens, demand.Sequences)),
                        "a state counted for each token")
                    .Trap(Chosen(plans, layer, demand, tie: _ => 0), "of equal bytes the first: the higher lower end comes first")
                    .Trap(Chosen(plans, layer, demand, tie: Mean), "of equal bytes the higher mean: the higher lower end")
                    .Trap(Chosen(plans, layer, demand, last: true), "of equal plans the last: the first")
                    .Trap(Chosen(plans, layer, demand, tie: plan => -End(plan.Recalls)), "of equal bytes the lower end that is lower")
                    .Trap(right == -1 ? Chosen(plans, layer, demand with { Recall = double.NegativeInfinity, Pairs = 0 }) : double.NaN,
                        "a plan that does not meet the demand: -1 where none does")
                    .Trap(right == -1 ? 0 : double.NaN, "a plan that does not meet the demand: -1 where none does");
            }), $"recall {Numbers.Short(Math.Round(demand.Recall, 3))} of {demand.Pairs} pairs");
}
