// 08.6 Hybrid planner. Objective: choose which layers keep attention, from what measured models recall and what their memory costs.
// A plan's pattern has a letter for each layer: A is attention, any other letter a layer with a state. Bytes pass 2^31.
//   Bytes       of all sequences with `tokens` tokens each. An attention layer keeps a key and a value of HeadSize numbers for each token
//               and each of KvHeads heads, in CacheBytes a number. Any other layer keeps States numbers for a sequence, however long it
//               is, in StateBytes a number.
//   MostTokens  the most tokens that each sequence can have within `bound` bytes; -1 where states alone take more; long.MaxValue where
//               they fit and no layer has a cache
//   LowerEnd    of the 95 % interval of the mean over seeds: mean - t s / sqrt(n), with s^2 = (sum of squared differences) / (n - 1) and
//               t = StudentT.Factor(n - 1); it may be below 0. double.NegativeInfinity of fewer than two seeds.
//   Choose      the place of the plan with the fewest bytes, among those within the demand's bound that were measured with as many pairs
//               as are asked or more, and whose lower end is the asked recall or more. Of equal bytes the higher lower end, of equal
//               ends the first. -1 where there is none.
// TrainedTokens is the context a plan was trained with, not the one that is asked.
// Out of scope: weights, which each plan needs too. About 25 lines.
using Headroom.Measurement;

public static class HybridPlanner
{
    // Of an attention layer: heads that ask, heads that are asked and kept, numbers of a head. Bytes of a number in a cache, in a state.
    public sealed record Layer(int QueryHeads, int KvHeads, int HeadSize, int CacheBytes, int StateBytes);

    // States: numbers of one layer with a state. Recalls: the share right, one for each seed, measured with so many pairs.
    public sealed record Plan(string Pattern, int States, int TrainedTokens, int Pairs, double[] Recalls);

    // Sequences side by side, tokens of each; bytes at most; pairs to be kept apart, and the share of them to be recalled.
    public sealed record Demand(int Sequences, long Tokens, long Bound, int Pairs, double Recall);

    // your turn: begin
    public static long Bytes(Plan plan, Layer layer, int sequences, long tokens)
    {
        long attention = plan.Pattern.Count(letter => letter == 'A'), others = plan.Pattern.Length - attention;
        var cache = attention * 2 * layer.KvHeads * layer.HeadSize * layer.CacheBytes * tokens;
        return sequences * (cache + others * plan.States * layer.StateBytes);
    }

    public static long MostTokens(Plan plan, Layer layer, int sequences, long bound)
    {
        var states = Bytes(plan, layer, sequences, 0);
        var token = Bytes(plan, layer, sequences, 1) - states;
        return states > bound ? -1 : token == 0 ? long.MaxValue : (bound - states) / token;
    }

    public static double LowerEnd(double[] recalls)
    {
        if (recalls.Length < 2) return double.NegativeInfinity;
        var (n, mean) = (recalls.Length, recalls.Average());
        var deviation = Math.Sqrt(recalls.Sum(recall => (recall - mean) * (recall - mean)) / (n - 1));
        return mean - StudentT.Factor(n - 1) * deviation / Math.Sqrt(n);
    }

    public static int Choose(Plan[] plans, Layer layer, Demand demand) => Enumerable.Range(0, plans.Length)
        .Where(i => plans[i].Pairs >= demand.Pairs && LowerEnd(plans[i].Recalls) >= demand.Recall)
        .Where(i => Bytes(plans[i], layer, demand.Sequences, demand.Tokens) <= demand.Bound)
        .OrderBy(i => Bytes(plans[i], layer, demand.Sequences, demand.Tokens))
        .ThenByDescending(i => LowerEnd(plans[i].Recalls))
        .FirstOrDefault(-1);
    //> public static long Bytes(Plan plan, Layer layer, int sequences, long tokens) => throw new NotAttempted("08.6");
    //>
    //> public static long MostTokens(Plan plan, Layer layer, int sequences, long bound) => throw new NotAttempted("08.6");
    //>
    //> public static double LowerEnd(double[] recalls) => throw new NotAttempted("08.6");
    //>
    //> public static int Choose(Plan[] plans, Layer layer, Demand demand) => throw new NotAttempted("08.6");
    // your turn: end
}
