using Headroom.Grading;
using Server = TokenCost.Server;

namespace Graders;

// Whole users and whole servers: just at a limit, and just past it.
public sealed partial class TokenCostGrader
{
    // All powers of two: a step of one user reads 2^20 + 2^10 bytes of 2^30 a second.
    private static readonly Server s_exact = new(1 << 20, 1 << 10, 1, 1 << 30, 1e18, 1e18);

    private void Batches()
    {
        foreach (var batch in (int[])[1, 2, 1024, Draw.Int(3, 5000)])
        {
            double bytes = (1 << 20) + batch * (1 << 10), slowest = (1 << 30) / bytes;
            // The exact limit where it is exact, and a little to both sides everywhere.
            if (double.IsPow2(bytes)) Batch("just fast enough", s_exact, slowest, batch);
            Batch("a little to spare", s_exact, slowest * 0.999_99, batch);
            Batch("a little too fast", s_exact, slowest * 1.000_01, batch - 1);
            var full = s_exact with { Memory = bytes };
            Batch("memory just full", full, 1e-3, batch);
            Batch("memory for a byte more", full with { Memory = bytes + 1 }, 1e-3, batch);
            Batch("memory for a byte less", full with { Memory = bytes - 1 }, 1e-3, batch - 1);
            // A token of 2^10 FLOPs each.
            var computing = s_exact with { Cache = 1e-9, Weights = 1, TokenFlops = 1 << 10, Peak = (double)batch * (1 << 16) };
            Batch("computing just fast enough", computing, 1 << 6, batch);
            Batch("computing a little too slow", computing with { Peak = computing.Peak - 1 }, 1 << 6, batch - 1);
            Batch("computing, 12.5 tokens a second", computing with { Peak = batch * 12_800.0 }, 12.5, batch);
        }
        Batch("computing too slow by 1e-8", s_exact with { Cache = 1e-9, Weights = 1, Peak = 64 * (1 - 1e-8) }, 64, 0);
        Batch("memory for 1,000,000 users", s_exact with { Memory = (1 << 20) + 1_024_000_000.0 }, 1e-3, 1_000_000);
        Batch("weights that do not fit", s_exact with { Memory = 1000 }, 1e-3, 0);
        Batch("nobody fast enough", s_exact, 1e9, 0);
        Batch("8 billion weights on an H100, 8,192 tokens each, 50 tokens a second", s_h100, 50, 47);
        Batch("8 billion weights on an H100, 8,192 tokens each, no hurry", s_h100, 1, 59);
    }

    private void Batch(string name, Server server, double slowest, int right) => Case($"LargestBatch, {name}", () =>
        Part(nameof(TokenCost.LargestBatch), () =>
        {
            double fits = (server.Memory - server.Weights) / server.Cache,
                read = (server.Bandwidth / slowest - server.Weights) / server.Cache,
                computed = server.Peak / slowest / server.TokenFlops;
            Number("users", TokenCost.LargestBatch(server, slowest), right).Within(Tolerance.Exact)
                .Trap(Whole(Math.Min(read, computed)), "the memory is left out: weights and caches have to fit")
                .Trap(Whole(fits), "the speed is left out: every user gets `slowest` tokens a second")
                .Trap(Whole(Math.Min(fits, computed)), "the time of reading is left out")
                .Trap(Whole(Math.Min(fits, read)), "the time of computing is left out")
                .Trap(right + 1, "one user too many: the limits are kept by all of them")
                .Trap(right - 1, "one user too few: just at a limit is within it")
                .Trap(Math.Floor(Math.Min(fits, Math.Min(read, computed))), "a negative batch: where nobody is served it is 0")
                .Trap(1, "not even one user is fast enough or fits: 0");
        }), $"{Numbers.Short(slowest)} tokens/s each");

    private static double Whole(double batch) => Math.Max(0, Math.Floor(batch));

    private void Demands()
    {
        Func<int, double> flat = _ => 2.5, scarce = n => 2 + 0.25 * n, wholesale = n => 40.0 / (n * n);
        // Where two cost less than one, still as few are rented as can write the tokens.
        foreach (var (name, hourly) in ((string, Func<int, double>)[])[("2.50 $ whatever is rented", flat), ("dearer with each server",
            scarce), ("cheaper with each server", wholesale)])
            foreach (var servers in (int[])[1, 2, Draw.Int(3, 40), 5000])
                foreach (var (beside, where) in ((double, string)[])[(0, "just full"), (-1, "but for a token"), (1, "and a token more")])
                    AtDemand($"{name}, {Numbers.Count(servers, "server")} {where}", servers * 2048.0 + beside, 2048, hourly, beside > 0
                        ? servers + 1 : servers);
        AtDemand("1 server and 1e-8 of one", 2048 * (1 + 1e-8), 2048, scarce, 2);
        for (var i = 0; i < 3; i++)
        {
            var (tokens, servers, slope) = (Draw.Real(100, 9000), Draw.Int(1, 60), Draw.Real(0, 0.2));
            AtDemand("drawn", tokens * (servers - Draw.Real(0.05, 0.95)), tokens, n => 1.5 * (1 + slope * n * n), servers);
        }
    }

    private void AtDemand(string name, double demand, double tokens, Func<int, double> hourly, int servers)
    {
        Case($"AtDemand, {name}", () =>
            Part(nameof(TokenCost.AtDemand), () => Number("$ per million tokens", TokenCost.AtDemand(demand, tokens, hourly),
                Cost(servers * hourly(servers)))
            .Trap(Cost(demand / tokens * hourly(servers)), "as if all servers were busy: the last one is paid for too when it is half idle")
            .Trap(Cost(servers * hourly(1)), "the price where one server is rented: each costs hourly(n) where n are")
            .Trap(Cost(Enumerable.Range(1, servers).Sum(hourly)), "each server at the price of its turn: all cost hourly(n)")
            .Trap(Cost(hourly(servers)), "one server's price: all of them are paid")
            .Trap(Cost((servers - 1) * hourly(servers - 1)), "rounded down: what is asked for beyond a whole server needs one too")
            .Trap(Cost((servers + 1) * hourly(servers + 1)), "one server too many where all are just full: round up with Ceiling")),
        $"{Numbers.Short(demand)} tokens/s of {Numbers.Short(tokens)} each");

        double Cost(double anHour) => anHour / 3600 / demand * 1e6;
    }
}
