using Headroom.Grading;
using Server = TokenCost.Server;

namespace Graders;

/// <summary>Each formula alone, batches just at and just past each limit, and demands just at and just past a whole server.</summary>
public sealed partial class TokenCostGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden => ["Headroom.Decoding", "Headroom.Rooflines", "Headroom.Models"];

    // Llama-3-8B in BF16 on an H100, 8,192 tokens for each user.
    private static readonly Server s_h100 = new(16.06e9, 8192 * 131_072.0, 16.06e9 + 4.295e9, 3.35e12, 989.5e12, 80e9);

    protected override void Require()
    {
        foreach (var batch in (int[])[1, 2, 32, 295, Draw.Int(3, 900), 200_000]) Step("8 billion weights on an H100", s_h100, batch);
        // 1e10 FLOPs a second: one token takes 2 s, and reading 1 s.
        foreach (var batch in (int[])[1, 3]) Step("a chip that computes slowly", new(1e10, 1e8, 2e10, 1e10, 1e10, 1e13), batch);
        for (var i = 0; i < 4; i++) Step("a drawn server", Drawn(), Draw.Int(1, 900));
        Batches();
        for (var i = 0; i < 4; i++) Price("drawn", Draw.Scale(0.3, 40), Draw.Scale(3, 50_000), Draw.Real(0.01, 0.99));
        Price("busy all the time", 2.35, 2126, 1);
        Price("one user", 3, 209, 1);
        Price("an idle server", 3, 2000, 0.001);
        Demands();
        for (var i = 0; i < 3; i++) Even(Draw.Real(0.1, 0.9), Draw.Scale(0.5, 10), Draw.Scale(0.5, 10));
        Even(0.5, 2, 2);
        Even(0.9, 1, 5);
        WhatItMeans();
    }

    private Server Drawn() => new(Draw.Scale(1e8, 1e11), Draw.Scale(1e7, 1e10), Draw.Scale(1e8, 1e12), Draw.Scale(1e11, 1e13),
        Draw.Scale(1e13, 1e16), 1e13);

    private void Step(string name, Server server, int batch) => Case($"StepSeconds, {name}, batch {batch:#,0}", () =>
        Part(nameof(TokenCost.StepSeconds), () =>
        {
            var (read, computed) = ((server.Weights + server.Cache * batch) / server.Bandwidth, batch * server.TokenFlops / server.Peak);
            Number("seconds", TokenCost.StepSeconds(server, batch), Math.Max(read, computed))
                .Trap(read, "the computing is left out: in a large batch it is the slower part")
                .Trap(computed, "the reading is left out")
                .Trap(read + computed, "reading and computing add up: they go on at the same time")
                .Trap(Math.Max(server.Weights / server.Bandwidth, computed), "the caches are left out: each user has one")
                .Trap(Math.Max((server.Weights + server.Cache) / server.Bandwidth, computed), "one cache: each user has one")
                .Trap(Math.Max(batch * (server.Weights + server.Cache) / server.Bandwidth, computed),
                    "weights read for each user: they are read once for all")
                .Trap(Math.Max(read, server.TokenFlops / server.Peak), "FLOPs of one user: each has a token");
        }));

    private void Price(string name, double hourly, double tokens, double busy) => Case($"PerMillion, {name}", () =>
        Part(nameof(TokenCost.PerMillion), () =>
        {
            var right = hourly * 1e6 / tokens / 3600 / busy;
            Number("$ per million tokens", TokenCost.PerMillion(hourly, tokens, busy), right)
                .Trap(right * busy, "the idle time is left out: it is paid for too")
                .Trap(right * busy * busy, "the idle time makes tokens cheaper here: it is paid for, and nothing is written")
                .Trap(right / 1e6, "of one token: of a million")
                .Trap(right * 3600, "an hour's price for a second")
                .Trap(right * 60, "an hour has 3,600 seconds");
        }), $"{Numbers.Short(hourly)} $ an hour, {Numbers.Short(tokens)} tokens/s, busy {Numbers.Short(busy)}");

    private void Even(double busy, double before, double after) => Case("BreakEven", () =>
        Part(nameof(TokenCost.BreakEven), () => Number("busy", TokenCost.BreakEven(busy, before, after), busy * after / before)
            .Trap(busy * before / after, "the other way round: a dearer hour needs more tokens in it")
            .Trap(Math.Min(1, busy * after / before), "cut at 1: above 1 says that no load gets there")
            .Trap(after / before, "the share before is left out")),
        $"busy {Numbers.Short(busy)} at {Numbers.Short(before)} $, then {Numbers.Short(after)} $");

    private void WhatItMeans() => Case("a busy server and a cheap one", () =>
    {
        var (one, many) = (1 / TokenCost.StepSeconds(s_h100, 1), 32 / TokenCost.StepSeconds(s_h100, 32));
        var (dear, cheap) = (TokenCost.PerMillion(2.35, one, 1), TokenCost.PerMillion(2.35, many, 0.5));
        That(dear > cheap, "a batch counts for more than a load", "half idle at batch 32 must be cheaper than always busy at batch 1");
        Meaning($"At 2.35 $ an hour: batch 1 and always busy {dear:0.00} $ a million tokens, batch 32 and idle half of the time "
            + $"{cheap:0.00} $. Busy is not cheap.");
    });
}
