// 07.10 Best prefixes. Objective: compute the most that a pass brings where no drafter sees the draw, and place drafters under it.
// target(prefix) is the distribution of the token behind a prefix; it sums to 1. A Prefix is tokens and the probability, above 0, that the
// target's text begins with them.
//   Best          the `budget` most probable prefixes of one token and more, most probable first, equal ones in any order. A call of target
//                 is dear: once for the empty prefix, and once for each prefix that was found but the last one. Never for another.
//   Bound         tokens that a pass over `budget` drafted ones brings at most: the probabilities of the best prefixes, and the bonus
//   EntropyBound  the same from two numbers, where all steps have the distribution p: 1 + ln(budget) / mu + mu2 / mu^2 in nats, with
//                 mu = sum of p (-ln p) and mu2 = sum of p (ln p)^2; infinite where mu is 0. budget is 1 and more.
//   Expected      tokens that a tree as in 07.6 brings: the probability of each node's path behind node 0, and the bonus. target is
//                 asked for nodes that have children, once each; the empty prefix is node 0's.
//   Rounds        replays a recorded text: tokens of each round, the first behind text[..start]. The drafter gets what was seen before
//                 the round, no more. Of its first `length` tokens those up to the first that differs from the text are accepted, and one
//                 token comes in any case. A round begins where text has length + 1 tokens left, so that its end cuts none short.
//   Above         of rounds and their bounds: the mean of tokens - bound, and its standard error (n - 1; two rounds and more)
// Out of scope: the cost of a pass (07.3), trees that are drawn. About 36 lines.
public static class BestPrefixes
{
    // your turn: begin
    public static IReadOnlyList<Prefix> Best(Func<int[], double[]> target, int budget)
    {
        var (best, open) = (new List<Prefix>(), new PriorityQueue<Prefix, double>());
        for (var at = new Prefix([], 1); best.Count < budget; best.Add(at))
        {
            foreach (var (token, p) in target(at.Tokens).Index())
                if (p > 0) open.Enqueue(new([.. at.Tokens, token], at.Probability * p), -at.Probability * p);
            at = open.Dequeue();
        }
        return best;
    }

    public static double Bound(Func<int[], double[]> target, int budget) => 1 + Best(target, budget).Sum(prefix => prefix.Probability);

    public static double EntropyBound(double[] p, int budget)
    {
        double[] steps = [.. p.Where(each => each > 0)];
        var (mu, mu2) = (steps.Sum(each => -each * Math.Log(each)), steps.Sum(each => each * Math.Log(each) * Math.Log(each)));
        return mu == 0 ? double.PositiveInfinity : 1 + Math.Log(budget) / mu + mu2 / (mu * mu);
    }

    public static double Expected(Func<int[], double[]> target, int[] tokens, int[] parents)
    {
        var (paths, behind) = (new Prefix[tokens.Length], new double[tokens.Length][]);
        paths[0] = new([], 1); // whose 1 is the bonus
        for (var i = 1; i < tokens.Length; i++)
        {
            var (path, next) = (paths[parents[i]], behind[parents[i]] ??= target(paths[parents[i]].Tokens));
            paths[i] = new([.. path.Tokens, tokens[i]], path.Probability * next[tokens[i]]);
        }
        return paths.Sum(path => path.Probability);
    }

    public static int[] Rounds(int[] text, int start, int length, Func<int[], int[]> drafter)
    {
        var rounds = new List<int>();
        for (var at = start; at + length + 1 <= text.Length; at += rounds[^1])
        {
            int[] drafts = [.. drafter(text[..at]).Take(length)];
            rounds.Add(1 + text.AsSpan(at).CommonPrefixLength(drafts));
        }
        return [.. rounds];
    }

    public static (double Mean, double Error) Above(int[] tokens, double[] bounds)
    {
        double[] above = [.. tokens.Zip(bounds, (came, bound) => came - bound)];
        var mean = above.Average();
        return (mean, Math.Sqrt(above.Sum(each => (each - mean) * (each - mean)) / (above.Length - 1) / above.Length));
    }
    //> public static IReadOnlyList<Prefix> Best(Func<int[], double[]> target, int budget) => throw new NotAttempted("07.10");
    //>
    //> public static double Bound(Func<int[], double[]> target, int budget) => throw new NotAttempted("07.10");
    //>
    //> public static double EntropyBound(double[] p, int budget) => throw new NotAttempted("07.10");
    //>
    //> public static double Expected(Func<int[], double[]> target, int[] tokens, int[] parents) => throw new NotAttempted("07.10");
    //>
    //> public static int[] Rounds(int[] text, int start, int length, Func<int[], int[]> drafter) => throw new NotAttempted("07.10");
    //>
    //> public static (double Mean, double Error) Above(int[] tokens, double[] bounds) => throw new NotAttempted("07.10");
    // your turn: end
}

public readonly record struct Prefix(int[] Tokens, double Probability);
