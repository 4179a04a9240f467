// 07.9 Speculation and batch. Objective: say for each batch how long a draft should be, and from which batch on there should be none.
//   PassSeconds  one pass for `batch` users with `tokens` tokens each: the slower of reading (weights once, and each user's cache once)
//                and of computing, which is each token's
//   RidgeBatch   the batch, no whole number, at which a pass with g drafted tokens for each user computes as long as it reads;
//                double.PositiveInfinity where reading is always slower
// Below, pass(batch, tokens) are the seconds of a pass, from the roofline or measured, and draft(batch) those of one drafted token for
// each of `batch` users; a, 0 to 1, is how likely a drafted token is accepted if those before it were.
//   Rates        tokens a second with g drafted tokens: of one user, and of all
//   BestLength   the g from 0 to longest with the most tokens a second; the smallest of equal ones
//   StopsAt      the smallest batch from which on, up to largest, the best length is always 0; largest + 1 where it is not 0 there
// With a measured table the best length may rise again in a larger batch. Out of scope: users of different lengths. About 20 lines.
public static class SpeculationAndBatch
{
    // Bytes of weights, and of one user's cache; FLOPs of a token; bytes a second, FLOPs a second.
    public sealed record Server(double Weights, double Cache, double TokenFlops, double Bandwidth, double Peak);

    // Tokens a second.
    public readonly record struct Rate(double User, double All);

    // your turn: begin
    public static double PassSeconds(Server server, int batch, int tokens) => Math.Max(
        (server.Weights + batch * server.Cache) / server.Bandwidth, (double)batch * tokens * server.TokenFlops / server.Peak);

    // (weights + batch * cache) / bandwidth = batch * (g + 1) * flops / peak
    public static double RidgeBatch(Server server, int g)
    {
        var more = (g + 1) * server.TokenFlops / server.Peak - server.Cache / server.Bandwidth;
        return more > 0 ? server.Weights / server.Bandwidth / more : double.PositiveInfinity;
    }

    public static Rate Rates(int batch, int g, double a, Func<int, int, double> pass, Func<int, double> draft)
    {
        var tokens = Enumerable.Range(0, g + 1).Sum(n => Math.Pow(a, n));
        var user = tokens / (pass(batch, g + 1) + (g == 0 ? 0 : g * draft(batch)));
        return new(user, batch * user);
    }

    public static int BestLength(int batch, int longest, double a, Func<int, int, double> pass, Func<int, double> draft) =>
        Enumerable.Range(0, longest + 1).MaxBy(g => Rates(batch, g, a, pass, draft).User);

    public static int StopsAt(int largest, int longest, double a, Func<int, int, double> pass, Func<int, double> draft)
    {
        var batch = largest;
        while (batch > 0 && BestLength(batch, longest, a, pass, draft) == 0) batch--;
        return batch + 1;
    }
    //> public static double PassSeconds(Server server, int batch, int tokens) => throw new NotAttempted("07.9");
    //>
    //> public static double RidgeBatch(Server server, int g) => throw new NotAttempted("07.9");
    //>
    //> public static Rate Rates(int batch, int g, double a, Func<int, int, double> pass, Func<int, double> draft) =>
    //>     throw new NotAttempted("07.9");
    //>
    //> public static int BestLength(int batch, int longest, double a, Func<int, int, double> pass, Func<int, double> draft) =>
    //>     throw new NotAttempted("07.9");
    //>
    //> public static int StopsAt(int largest, int longest, double a, Func<int, int, double> pass, Func<int, double> draft) =>
    //>     throw new NotAttempted("07.9");
    // your turn: end
}
