using Headroom.Grading;
using Server = SpeculationAndBatch.Server;

namespace Graders;

/// <summary>The roofline of a pass, its ridge, then rates and lengths on rooflines and on tables with steps.</summary>
public sealed partial class SpeculationAndBatchGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden =>
        ["Headroom.Speculation", "Headroom.Decoding", "Headroom.Rooflines", "Headroom.Models"];

    // 8 billion weights in BF16 on an H100, 1,024 tokens in each user's cache.
    private static readonly Server s_h100 = new(16.06e9, 1024 * 131_072.0, 16.06e9, 3.35e12, 989.5e12);

    protected override void Require()
    {
        foreach (var (batch, tokens) in ((int, int)[])[(1, 1), (1, 8), (32, 1), (32, 6), (295, 1), (64, 5), (400, 8)])
            Pass("8 billion weights on an H100", s_h100, batch, tokens);
        for (var i = 0; i < 4; i++) Pass("a drawn server", Drawn(), Draw.Int(1, 900), Draw.Int(1, 17));
        Pass("a million tokens at once", s_h100, 50_000, 50_000);
        foreach (var g in (int[])[0, 1, 4, 15]) Ridge("8 billion weights on an H100", s_h100, g);
        for (var i = 0; i < 4; i++) Ridge("a drawn server", Drawn(), Draw.Int(0, 12));
        Ridge("no caches", s_h100 with { Cache = 0 }, 3);
        Ridge("caches of 8,192 tokens", s_h100 with { Cache = 8192 * 131_072.0 }, 3);
        Ridge("weights that are read for a thousand seconds", new(1e15, 1e3, 1e9, 1e12, 1e15), 1);
        Ridge("caches read as long as tokens are computed", new(1024, 8, 16, 1, 2), 0);
        Rates();
        Lengths();
    }

    private Server Drawn() => new(Draw.Scale(1e9, 1e11), Draw.Scale(1e5, 1e8), Draw.Scale(1e9, 1e11), Draw.Scale(1e12, 8e12),
        Draw.Scale(1e14, 2e15));

    private void Pass(string name, Server server, int batch, int tokens) =>
        Case($"PassSeconds, {name}, {batch:#,0} users, {tokens:#,0} tokens", () => Part(nameof(SpeculationAndBatch.PassSeconds), () =>
        {
            double users = batch, read = (server.Weights + users * server.Cache) / server.Bandwidth,
                computed = users * tokens * server.TokenFlops / server.Peak;
            Number("seconds", SpeculationAndBatch.PassSeconds(server, batch, tokens), Math.Max(read, computed))
                .Trap(read, "the computing is left out")
                .Trap(computed, "the reading is left out")
                .Trap(read + computed, "reading and computing add up: they go on at the same time")
                .Trap(Math.Max(read, computed / tokens), "FLOPs of one token for each user: each has `tokens`")
                .Trap(Math.Max(read, computed / users), "FLOPs of one user")
                .Trap(Math.Max((server.Weights * tokens + users * server.Cache) / server.Bandwidth, computed),
                    "weights read for each token: once for all, which is why verifying is cheap")
                .Trap(Math.Max((server.Weights + users * tokens * server.Cache) / server.Bandwidth, computed),
                    "a cache read for each token: once for all of a user")
                .Trap(Math.Max((server.Weights + server.Cache) / server.Bandwidth, computed), "one cache: each user has one")
                .Trap(Math.Max(server.Weights / server.Bandwidth, computed), "the caches are left out")
                .Trap(Math.Max(users * (server.Weights + server.Cache) / server.Bandwidth, computed), "weights read for each user");
        }));

    private void Ridge(string name, Server server, int g) => Case($"RidgeBatch, {name}, {g} drafted", () =>
        Part(nameof(SpeculationAndBatch.RidgeBatch), () =>
        {
            var (each, cache) = (server.TokenFlops / server.Peak, server.Cache / server.Bandwidth);
            var weights = server.Weights / server.Bandwidth;
            var right = (g + 1) * each > cache ? weights / ((g + 1) * each - cache) : double.PositiveInfinity;
            var got = SpeculationAndBatch.RidgeBatch(server, g);
            // Where caches cost nearly what tokens do, the difference loses digits.
            var lost = 1e-13 * (1 + (g + 1) * each / Math.Abs((g + 1) * each - cache));
            Number("users", got, right).Within(Tolerance.Relative(double.IsFinite(lost) ? lost : 0))
                .Trap(weights / (g * each - cache), "g tokens for each user: with the last one of the text there are g + 1")
                .Trap(weights / ((g + 1) * each), "the caches are left out: they grow with the batch too")
                .Trap(weights / ((g + 1) * each - cache), "negative, or 0 / 0: where caches take longer, reading is always slower")
                .Trap(weights / (each - cache), "one token for each user")
                .Trap(Math.Ceiling(right), "rounded: the batch is no whole number here");
            if (name.StartsWith("8 b", StringComparison.Ordinal) && g == 4)
                Meaning($"With 4 drafted tokens a pass computes as long as it reads at {got:0} users, without any never: caches of "
                    + "1,024 tokens take longer to read.");
        }));
}
