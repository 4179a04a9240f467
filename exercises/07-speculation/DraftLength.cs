// 07.3 Draft length. Objective: predict what a draft of g tokens gains before it is run, and choose the g that gains most, 0 included.
//   Tokens            tokens a pass brings on average, where each of g drafted tokens is accepted with probability a, 0 to 1, both included
//   Rates             accepted: of several rounds with g drafted tokens each, how many were accepted, 0 to g. Returned: g numbers; at
//                     [i] the share of rounds in which token i was accepted among those in which all before it were; 0 without any
//   TokensByPosition  the same as Tokens where token i of the draft is accepted with probability rates[i] if those before it were; g is at
//                     most rates.Length
//   Speedup           tokens a second with g drafted tokens over those without a draft. passSeconds[i]: a pass of the target over i + 1
//                     tokens, so passSeconds[0] is plain decoding, and g drafted tokens need passSeconds[g]. draftSeconds: of each.
//   Best              the g with the largest speed-up, 0 to rates.Length and to passSeconds.Length - 1; the smallest of equal ones
// Measured times are no straight line: they may have steps, and more than one best place.
// Out of scope: trees, batches (07.9). About 18 lines.
public static class DraftLength
{
    // your turn: begin
    public static double Tokens(double a, int g) => throw new NotAttempted("07.3");

    public static double[] Rates(int[] accepted, int g) => throw new NotAttempted("07.3");

    public static double TokensByPosition(double[] rates, int g) => throw new NotAttempted("07.3");

    public static double Speedup(double[] rates, int g, double[] passSeconds, double draftSeconds) => throw new NotAttempted("07.3");

    public static int Best(double[] rates, double[] passSeconds, double draftSeconds) => throw new NotAttempted("07.3");
    // your turn: end
}
