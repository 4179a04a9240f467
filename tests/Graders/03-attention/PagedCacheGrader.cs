using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// Pages in a drawn order, shared by sequences, with a last page partly filled; then the bytes, of which the table is a small part.
/// </summary>
public sealed class PagedCacheGrader : FeatureGrader
{
    private const int Page = 16;

    protected override void Require()
    {
        Run("3 pages", Normal(1, 2, 40, 32));
        Run("a page partly filled", Normal(1, 1, 70, 32));
        Run("2 sequences", Normal(2, 3, Draw.Int(70, 110), 32));
        Run("one token", Normal(3, 2, 1, 32));
        foreach (var n in (int[])[2, 3, 15, 16]) Run("a page, less and more", Normal(2, 1, n, 64));
        var more = Normal(2, 1, 17, 64);
        Run("a page and a token", more, then: () => FilledSlots(more));
        Run("scores that rise and fall from tile to tile", Rising(), Scores.Rising);
        Run("scores that rise and fall from key to key", Rough(), Scores.Rising);
        Run("scores near 10,000", Level(50, 10_000), Scores.FarAbove);
        Run("scores near -20,000", Level(50, -20_000), Scores.FarBelow);
        // More than any number of heads, sequences, tiles or pages.
        Run("many heads", Normal(3, Draw.Int(110, 120), 2, 32), counts: false);
        Run("many sequences", Normal(Draw.Int(330, 350), 1, 2, 32), counts: false);
        Run("many tokens", Normal(1, 1, Draw.Int(330, 350), 32), counts: false);
        Run("page numbers of 5,000 and more", Normal(1, 1, 33, 32), counts: false, spare: 5_000);
        // A sector of the table per row of a tile, 64 B of k and v per 32 lanes: an eighth of the cache's bytes at d = 32, if nothing is
        // kept.
        var x = Normal(2, 1, 256, 32);
        Run("every page full", x, then: () => Budget(x, CausalPairs(256), naive: CausalPairs(256), busiest: 4, likely:
            "K and V come from memory more often than once per tile of queries that sees them, or the table more often than once per "
                + "row: keep the page in a local variable"));
        Meaning("No sequence owns a stretch of memory: a page is taken when 16 tokens have filled the last one, and at most 15 slots of "
            + "each sequence stay empty.");
    }

    // q and o, and the rows of k and v that hold tokens; an eighth more for the table. 15 of the second page's slots are empty.
    private void FilledSlots(AttentionInput x)
    {
        var each = sizeof(float) * (double)x.D * x.AllHeads * x.N;
        // Whole rows, and more of them than tokens: slots. Rows read otherwise have another reason.
        var readsRows = Counter.SectorsPerRequest.Of(Launches) <= 4;
        AtMost(Counter.Bytes, 1.15 * (2 * each + 2 * each * 9 / 8), once: 4 * each, name: "a page and a token",
            likely: readsRows ? "slots that no token has filled are read: a tile ends at the last token, wherever its page ends" : null);
    }

    private void Run(
        string name, AttentionInput x, Scores where = Scores.Near, bool counts = true, int spare = 0, Action? then = null)
    {
        var pages = Pages(x, spare);
        var pool = Pooled(x, spare, (b, t) => pages[b][t / Page]);
        // A table has room for more pages than its sequences have: how many, nothing else tells.
        var each = pages[0].Length;
        var columns = each + (counts ? Draw.Int(1, 9) : Draw.Int(330, 350));
        var table = new int[x.Batch * columns];
        for (var at = 0; at < table.Length; at++) table[at] = at % columns < each ? pages[at / columns][at % columns] : -1;

        double[] Reading(Func<int, int, int, int> row) => Causal(Gathered(x, pool, row), (_, _, _, s) => s);
        int Slot(int page, int head, int t) => (page * x.Heads + head) * Page + t % Page;
        var last = pool.K.Length / x.D - 1;
        var load = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, int, ArrayView2D<int, Stride2D.DenseY>>(PagedCache.Kernel);
        Attend(name, pool, PagedCache.Kernel, (config, b) =>
                load(config, b.Q.View, b.K.View, b.V.View, b.O.View, x.N, Upload2D("table", table, x.Batch, columns).View),
            new(Causal(x, (_, _, _, s) => s), slip => Tiled(x, slip, (_, _, _, s) => s), Size: 0, where, counts,
                Sizes: () => Causal(x.Sizes, (_, _, _, s) => s)),
            o => o
                .Trap(() => Reading((b, h, t) => (b * x.Heads + h) * x.N + t),
                    "tokens are read where they would stand without pages: token t lies in page table[b, t / 16]")
                .Trap(() => Reading((b, h, t) => Slot(b * each + t / Page, h, t)),
                    "pages are taken in order: the page's number is what table[b, t / 16] holds, not t / 16")
                .Trap(() => Reading((b, h, t) => Slot(pages[0][t / Page], h, t)),
                    "every sequence reads the first one's pages: the table has a row per sequence")
                .Trap(() => Reading((b, h, t) => Slot(pages[b][t / Page], 0, t)),
                    "every head reads the first head's slots: slot s of page p of head h is row (p * heads + h) * 16 + s")
                .Trap(() => Reading((b, h, t) => Math.Min(last, (h * PagesOfPool(x, spare) + pages[b][t / Page]) * Page + t % Page)),
                    "head and page are exchanged: slot s of page p of head h is row (p * heads + h) * 16 + s")
                .Trap(() => Reading((b, h, t) => (pages[b][t / Page] * x.Heads + h) * Page + (Page - 1 - t % Page)),
                    "slots are read backwards: token t is slot t % 16"),
            then);
    }

    // Page numbers of every sequence, in an order that has nothing to do with the tokens'. No sequence has the pages it would have without
    // a table.
    private int[][] Pages(AttentionInput x, int spare)
    {
        var each = (x.N + Page - 1) / Page;
        int[] numbers = [.. Enumerable.Range(0, PagesOfPool(x, spare))];
        Draw.Shuffle(numbers);
        if (spare > 0) Array.Reverse(numbers = [.. numbers.Order()]); // the highest
        return [.. numbers.Chunk(each).Take(x.Batch)];
    }

    // As many again as the sequences need: a pool says nothing about how many heads or tokens there are.
    private static int PagesOfPool(AttentionInput x, int spare) => spare + 2 * x.Batch * ((x.N + Page - 1) / Page);

    // Slots that no token fills hold values too: whoever reads them is wrong, not lucky.
    private AttentionInput Pooled(AttentionInput x, int spare, Func<int, int, int> page)
    {
        var rows = PagesOfPool(x, spare) * x.Heads * Page;
        var (k, v) = (Draw.Normal(rows * x.D), Draw.Normal(rows * x.D));
        for (var flat = 0; flat < x.AllHeads * x.N; flat++)
        {
            var (b, h, t) = (flat / x.N / x.Heads, flat / x.N % x.Heads, flat % x.N);
            var to = (page(b, t) * x.Heads + h) * Page + t % Page;
            x.K.AsSpan(flat * x.D, x.D).CopyTo(k.AsSpan(to * x.D));
            x.V.AsSpan(flat * x.D, x.D).CopyTo(v.AsSpan(to * x.D));
        }
        return x with { K = k, V = v };
    }

    private static AttentionInput Gathered(AttentionInput x, AttentionInput pool, Func<int, int, int, int> row)
    {
        var (k, v) = (new float[x.Q.Length], new float[x.Q.Length]);
        for (var flat = 0; flat < x.AllHeads * x.N; flat++)
        {
            var from = row(flat / x.N / x.Heads, flat / x.N % x.Heads, flat % x.N);
            pool.K.AsSpan(from * x.D, x.D).CopyTo(k.AsSpan(flat * x.D));
            pool.V.AsSpan(from * x.D, x.D).CopyTo(v.AsSpan(flat * x.D));
        }
        return x with { K = k, V = v };
    }
}
