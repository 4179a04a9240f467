using Headroom.Grading;
using Server = SpeculationAndBatch.Server;

namespace Graders;

// Rates and best lengths: on rooflines, and on tables that go up in steps, where the best length rises again.
public sealed partial class SpeculationAndBatchGrader
{
    private static readonly Func<int, double> s_free = _ => 0;

    private static Func<int, int, double> Roof(Server s) => (batch, tokens) =>
        Math.Max((s.Weights + (double)batch * s.Cache) / s.Bandwidth, (double)batch * tokens * s.TokenFlops / s.Peak);

    /// <summary>T(tokens of all users), of which each full tile of some costs the same.</summary>
    private static Func<int, int, double> Tiled(int tile, double first, double step) =>
        (batch, tokens) => first + step * ((batch * tokens + tile - 1) / tile - 1);

    private void Rates()
    {
        Func<int, double> grows = batch => 1e-4 * (1 + 0.1 * batch);
        foreach (var (batch, g, a) in ((int, int, double)[])[(1, 0, 0.8), (1, 4, 0.8), (32, 4, 0.8), (200, 4, 0.8), (8, 3, 1), (8, 3, 0),
            (16, 1, 0.3)])
            Rate("an H100", batch, g, a, Roof(s_h100), grows);
        for (var i = 0; i < 5; i++)
        {
            var dear = Draw.Real(1e-5, 1e-3);
            Rate("drawn", Draw.Int(2, 300), Draw.Int(0, 9), Draw.Real(0.1, 0.95), Roof(Drawn()), batch => dear * Math.Sqrt(batch));
        }
        Rate("a long draft", 3, 60, 0.97, Tiled(512, 3, 1), s_free);
        Rate("nearly always accepted", 2, 9, 0.99995, Tiled(512, 3, 1), s_free);
        Rate("steps of 16", 6, 4, 0.7, Tiled(16, 3, 1), s_free);
        Rate("no draft, and a drafter that is away", 4, 0, 0.7, Tiled(16, 3, 1), _ => 1e9);
    }

    private static double Sum(double a, int g) => Enumerable.Range(0, g + 1).Sum(n => Math.Pow(a, n));

    private static double User(int batch, int g, double a, Func<int, int, double> pass, Func<int, double> draft) =>
        Sum(a, g) / (pass(batch, g + 1) + (g > 0 ? g * draft(batch) : 0));

    private void Rate(string name, int batch, int g, double a, Func<int, int, double> pass, Func<int, double> draft) =>
        Case($"Rates, {name}, {batch} users, {g} drafted", () => Part(nameof(SpeculationAndBatch.Rates), () =>
        {
            var (right, tokens, spent) = (User(batch, g, a, pass, draft), Sum(a, g), pass(batch, g + 1));
            var got = SpeculationAndBatch.Rates(batch, g, a, pass, draft);
            That(!double.IsNaN(got.User), "a number", "a NaN: at an acceptance of 1 all g + 1 tokens come");
            if (double.IsNaN(got.User)) return;
            Number("tokens/s of one user", got.User, right)
                .Trap(right * batch, "of all: one user's are asked for first")
                .Trap(tokens / spent, "the time of drafting is left out")
                .Trap(tokens / (spent + draft(batch)), "one drafted token's time: there are g, one after another")
                .Trap(tokens / (spent + g * draft(1)), "a draft for one user: it is made for the whole batch")
                .Trap((tokens - 1) / (spent + g * draft(batch)), "the target's own token is left out")
                .Trap(tokens / (pass(batch, g) + g * draft(batch)), "g tokens for each user: with the last one of the text there are g + 1")
                .Trap(tokens / (pass(1, g + 1) + g * draft(batch)), "a pass for one user")
                .Trap(tokens / (pass(batch, 1) + g * draft(batch)), "a pass over one token for each user")
                .Trap((g + 1) / (spent + g * draft(batch)), "as if all were accepted");
            Number("tokens/s of all", got.All, right * batch)
                .Trap(right, "of one user")
                .Trap(right * batch * (g + 1), "all tokens that are verified: those that are committed");
        }), $"a {Numbers.Short(a)}");

    private void Lengths()
    {
        var shared = s_h100 with { Cache = 0 };
        foreach (var batch in (int[])[1, 16, 64, 128, 256, 290, 600]) Length("an H100", batch, 8, 0.8, Roof(s_h100), _ => 2e-4);
        foreach (var batch in (int[])[1, 80, 200, 296]) Length("an H100, lookup", batch, 15, 0.6, Roof(shared), s_free);
        Length("always accepted", 1, 7, 1, Tiled(64, 1, 1), s_free);
        Length("flat, nearly always accepted", 2, 50, 0.99, Tiled(512, 1, 1), s_free);
        Length("a table that pays for 2,000 users and for no others", 2000, 3, 0.8, (batch, tokens) => batch == 2000 ? 1 : tokens, s_free);
        Length("no draft allowed", 3, 0, 0.9, Tiled(64, 1, 1), s_free);
        Length("a step in between", 1, 11, 0.95, Tiled(4, 1, 0.9), s_free);
        for (var i = 0; i < 6; i++)
        {
            var dear = Draw.Real(0, 0.15);
            Length("drawn steps", Draw.Int(1, 20), Draw.Int(2, 12), Draw.Real(0.2, 0.95), Tiled(Draw.Int(2, 24), 2, Draw.Real(0.1, 1.5)),
                _ => dear);
        }
        Length("never accepted, for nothing", 1, 6, 0, Tiled(64, 1, 1), s_free);
        Stops("an H100", 600, 5, 0.8, Roof(s_h100), _ => 2e-4);
        Stops("an H100, lookup", 600, 10, 0.5, Roof(shared), s_free);
        Stops("it always pays", 50, 4, 0.9, Roof(s_h100), s_free, known: 51);
        Stops("it never pays", 50, 4, 0.1, Tiled(64, 1, 1), _ => 1, known: 1);
        Stops("no batch but one", 1, 4, 0.9, Tiled(64, 1, 1), s_free, known: 2);
        // Batch 5 fills a tile of 8 with one token each, and 10 tokens need two tiles; batch 6 to 8 are the same, and 9 has two anyway.
        Stops("it pays again behind a step", 14, 1, 0.6, Tiled(8, 1, 1.2), s_free);
        Stops("it pays again after 300 batches", 400, 3, 0.8, (batch, tokens) => batch is > 20 and < 330 or > 350 ? tokens : 1, s_free,
            known: 351);
        // A pass over more than one token takes 5, whatever the number: 1.95 or 4.52 tokens do not pay for it, and 7.40 do.
        Stops("only a long draft pays", 40, 8, 0.95, (batch, tokens) => tokens == 1 ? 1 : batch < 20 ? 5 : 9, s_free, known: 20);
        for (var i = 0; i < 4; i++)
        {
            var dear = Draw.Real(0, 0.1);
            Stops("drawn steps", Draw.Int(20, 60), Draw.Int(1, 5), Draw.Real(0.3, 0.9), Tiled(Draw.Int(3, 20), 2, Draw.Real(0.3, 1.5)),
                _ => dear);
        }
    }

    private static int[] Best(int batch, int longest, double a, Func<int, int, double> pass, Func<int, double> draft)
    {
        var users = Enumerable.Range(0, longest + 1).Select(g => User(batch, g, a, pass, draft)).ToArray();
        // The smallest first; others are as good but for rounding.
        return [.. Enumerable.Range(0, longest + 1).Where(g => users[g] >= users.Max() * (1 - 1e-12))];
    }

    private void Length(string name, int batch, int longest, double a, Func<int, int, double> pass, Func<int, double> draft) =>
        Case($"BestLength, {name}, {batch} users", () => Part(nameof(SpeculationAndBatch.BestLength), () =>
        {
            var best = Best(batch, longest, a, pass, draft);
            var got = SpeculationAndBatch.BestLength(batch, longest, a, pass, draft);
            var falls = Enumerable.Range(0, longest).FirstOrDefault(g =>
                User(batch, g + 1, a, pass, draft) < User(batch, g, a, pass, draft), longest);
            Number("length", got, best[0]).Within(Tolerance.Exact)
                .Trap(best[^1], "of equal ones the smallest")
                .Trap(falls, "the first place where a longer draft gains less: behind a step it may gain more again")
                .Trap(best[0] == 0 && longest > 0 ? Enumerable.Range(1, longest).MaxBy(g => User(batch, g, a, pass, draft)) : double.NaN,
                    "no draft at all is an answer too: 0")
                .Trap(Best(1, longest, a, pass, draft)[0], "the length for one user")
                .Trap(Best(batch, longest, a, pass, s_free)[0], "the time of drafting is left out")
                .Trap(longest, "the longest");
        }), $"up to {longest}, a {Numbers.Short(a)}");

    private void Stops(string name, int largest, int longest, double a, Func<int, int, double> pass, Func<int, double> draft,
        int? known = null) => Case($"StopsAt, {name}, up to {largest} users", () => Part(nameof(SpeculationAndBatch.StopsAt), () =>
    {
        var pays = Enumerable.Range(1, largest).Where(batch => Best(batch, longest, a, pass, draft)[0] > 0).ToList();
        var right = pays.Count == 0 ? 1 : pays[^1] + 1;
        if (known is { } stated && stated != right) throw new InvalidOperationException($"{name}: {right}, and {stated} is known");
        var first = Enumerable.Range(1, largest).FirstOrDefault(batch => !pays.Contains(batch), largest + 1);
        Number("batch", SpeculationAndBatch.StopsAt(largest, longest, a, pass, draft), right).Within(Tolerance.Exact)
            .Trap(first, "the first batch without a draft: behind a step it may pay again")
            .Trap(right - 1, "the last batch at which it pays: the one behind it")
            .Trap(largest, "largest, where it still pays there: largest + 1");
    }), $"a {Numbers.Short(a)}");
}
