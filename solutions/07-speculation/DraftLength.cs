// 07.3 Draft length. Objective: predict what a draft of g tokens gains before it is run, and choose the g that gains most, 0 included.
//   Tokens            tokens a pass brings on average, where each of g drafted tokens is accepted with probability a, from 0 to 1, if those
//                     before it were
//   Rates             accepted: of several rounds with g drafted tokens each, how many were accepted, 0 to g. Returned: g numbers; at
//                     [i], of the rounds in which all tokens before i were accepted, the part in which i was too; 0 without such rounds
//   TokensByPosition  the same as Tokens where token i of the draft is accepted with probability rates[i] if those before it were; g is at
//                     most rates.Length
//   Speedup           tokens a second with g drafted tokens over those without a draft. passSeconds[i]: a pass of the target over i + 1
//                     tokens, so passSeconds[0] is plain decoding, and g drafted tokens need passSeconds[g]. draftSeconds: of one drafted.
//   Best              the g with the largest speed-up, 0 to rates.Length and to passSeconds.Length - 1; the smallest of equal ones
// Measured times are no straight line: they have steps, and with them the speed-up may rise again behind a g at which it fell.
// Out of scope: trees, batches (07.9). About 18 lines.
public static class DraftLength
{
    // your turn: begin
    public static double Tokens(double a, int g) => a == 1 ? g + 1 : (1 - Math.Pow(a, g + 1)) / (1 - a);

    public static double[] Rates(int[] accepted, int g) => [.. Enumerable.Range(0, g).Select(i =>
    {
        var reached = accepted.Count(n => n >= i);
        return reached == 0 ? 0 : (double)accepted.Count(n => n > i) / reached;
    })];

    public static double TokensByPosition(double[] rates, int g)
    {
        var (sum, all) = (1.0, 1.0);
        for (var i = 0; i < g; i++) sum += all *= rates[i];
        return sum;
    }

    public static double Speedup(double[] rates, int g, double[] passSeconds, double draftSeconds) =>
        TokensByPosition(rates, g) * passSeconds[0] / (passSeconds[g] + g * draftSeconds);

    // MaxBy keeps the first of equal ones.
    public static int Best(double[] rates, double[] passSeconds, double draftSeconds) =>
        Enumerable.Range(0, Math.Min(rates.Length, passSeconds.Length - 1) + 1)
            .MaxBy(g => Speedup(rates, g, passSeconds, draftSeconds));
    //> public static double Tokens(double a, int g) => throw new NotAttempted("07.3");
    //>
    //> public static double[] Rates(int[] accepted, int g) => throw new NotAttempted("07.3");
    //>
    //> public static double TokensByPosition(double[] rates, int g) => throw new NotAttempted("07.3");
    //>
    //> public static double Speedup(double[] rates, int g, double[] passSeconds, double draftSeconds) => throw new NotAttempted("07.3");
    //>
    //> public static int Best(double[] rates, double[] passSeconds, double draftSeconds) => throw new NotAttempted("07.3");
    // your turn: end
}
