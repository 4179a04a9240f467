// 07.10 Best prefixes. Objective: compute the most that a pass brings where no drafter sees the draw, and place drafters under it.
// target(prefix) is the distribution of the token behind a prefix; it sums to 1. A found prefix has the probability, above 0, that the
// target's text begins with its tokens. Drafts are picked: they do not depend on what the target draws. Those that are drawn and judged as
// in 07.2 share its draw, and this bound does not hold for them.
//   Best          the `budget` most probable prefixes of one token and more, most probable first, equal ones in any order. A call of target
//                 is dear: once for the empty prefix, and once for each prefix that was found but the last one. Never for another.
//                 A budget of 0 finds and asks nothing.
//   Bound         tokens that a pass over `budget` drafted ones brings at most: the probabilities of the best prefixes, and the bonus
//   EntropyBound  the same from two numbers, where all steps have the distribution p: 1 + ln(budget) / mu + mu2 / mu^2 in nats, with
//                 mu = sum of p (-ln p) and mu2 = sum of p (ln p)^2; infinite where mu is 0. budget is 1 and more.
//   Expected      tokens that a tree as in 07.6 brings: the probability of each node's path behind node 0, and the bonus. target is
//                 asked for nodes that have children, once each; the empty prefix is node 0's.
//   Rounds        replays a recorded text: tokens of each round, the first behind text[..start]. The drafter gets what was seen before
//                 the round, no more. Of its first `length` tokens those up to the first that differs from the text are accepted, and one
//                 token comes in any case. A round begins only where text has length + 1 tokens left or more, so that none is cut short.
//   Above         of rounds and their bounds: the mean of tokens - bound, and its standard error (n - 1; two rounds and more)
// Out of scope: the cost of a pass (07.3). About 34 lines.
public static class BestPrefixes
{
    // your turn: begin
    public static (int[] Tokens, double Probability)[] Best(Func<int[], double[]> target, int budget) =>
        throw new NotAttempted("07.10");

    public static double Bound(Func<int[], double[]> target, int budget) => throw new NotAttempted("07.10");

    public static double EntropyBound(double[] p, int budget) => throw new NotAttempted("07.10");

    public static double Expected(Func<int[], double[]> target, int[] tokens, int[] parents) => throw new NotAttempted("07.10");

    public static int[] Rounds(int[] text, int start, int length, Func<int[], int[]> drafter) => throw new NotAttempted("07.10");

    public static (double Mean, double Error) Above(int[] tokens, double[] bounds) => throw new NotAttempted("07.10");
    // your turn: end
}
