// 06.9 The cost of a token. Objective: turn dollars an hour into dollars a million tokens, and see which of price, batch and load moves it.
//   StepSeconds   one token for each of `batch` users: the slower of reading weights and caches, and of computing
//   LargestBatch  the largest batch whose weights and caches fit into Memory, and in which every user gets `slowest` tokens a second and
//                 more; 0 where not even one user does
//   PerMillion    $ for a million tokens, of a server for `hourly` $ that writes tokensPerSecond during the share `busy` of the time, and
//                 nothing in the rest
//   AtDemand      $ for a million tokens where `demand` tokens a second are asked for, above 0: as few servers as can write them, and each
//                 costs hourly(n) $ where n of them are rented. Scarce servers are dear, so hourly may rise with n.
//   BreakEven     the share of busy time at which a token costs as much as before, after the price of an hour has changed; above 1 no load
//                 gets there
// Out of scope: prompts, several models on a server. About 16 lines.
public static class TokenCost
{
    // Bytes of weights, and of one user's cache, which is not 0; FLOPs of a token; bytes a second, FLOPs a second, bytes.
    public sealed record Server(double Weights, double Cache, double TokenFlops, double Bandwidth, double Peak, double Memory);

    // your turn: begin
    public static double StepSeconds(Server server, int batch) =>
        Math.Max((server.Weights + batch * server.Cache) / server.Bandwidth, batch * server.TokenFlops / server.Peak);

    // Each limit is a straight line in the batch.
    public static int LargestBatch(Server server, double slowest)
    {
        var fits = (server.Memory - server.Weights) / server.Cache;
        var read = (server.Bandwidth / slowest - server.Weights) / server.Cache;
        var computed = server.Peak / slowest / server.TokenFlops;
        return Math.Max(0, (int)Math.Floor(Math.Min(fits, Math.Min(read, computed))));
    }

    public static double PerMillion(double hourly, double tokensPerSecond, double busy) =>
        1e6 * hourly / (3600 * tokensPerSecond * busy);

    public static double AtDemand(double demand, double tokensPerSecond, Func<int, double> hourly)
    {
        var servers = (int)Math.Ceiling(demand / tokensPerSecond);
        return PerMillion(servers * hourly(servers), demand, 1);
    }

    public static double BreakEven(double busy, double hourlyBefore, double hourlyAfter) => busy * hourlyAfter / hourlyBefore;
    //> public static double StepSeconds(Server server, int batch) => throw new NotAttempted("06.9");
    //>
    //> public static int LargestBatch(Server server, double slowest) => throw new NotAttempted("06.9");
    //>
    //> public static double PerMillion(double hourly, double tokensPerSecond, double busy) => throw new NotAttempted("06.9");
    //>
    //> public static double AtDemand(double demand, double tokensPerSecond, Func<int, double> hourly) => throw new NotAttempted("06.9");
    //>
    //> public static double BreakEven(double busy, double hourlyBefore, double hourlyAfter) => throw new NotAttempted("06.9");
    // your turn: end
}
