using Headroom.Grading;
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
        Run("3 pages", AttentionInput.Of(Draw, 1, 2, 40, 40, 32));
        Run("a page partly filled", AttentionInput.Of(Draw, 1, 1, 70, 70, 32));
        var n = Draw.Int(97, 150);
        Run("2 sequences", AttentionInput.Of(Draw, 2, 3, n, n, 64));
        Run("one token", AttentionInput.Of(Draw, 3, 2, 1, 1, 32));
        Run("scores near 10,000", AttentionInput.Of(Draw, 2, 1, 50, 50, 64, level: 10_000));
        Run("scores near -20,000", AttentionInput.Of(Draw, 2, 1, 50, 50, 64, level: -20_000));
        // A sector of the table per row of a tile, 64 B of k and v per 32 lanes: an eighth of the cache's bytes at d = 32, if nothing is
        // kept.
        var x = AttentionInput.Of(Draw, 2, 2, 256, 256, 32);
        Run("every page full", x, () => Budget(x, CausalPairs(256), naive: CausalPairs(256), busiest: 4, likely:
            "K and V come from memory more often than once per tile of queries that sees them, or the table more often than once per "
                + "row: keep the page in a local variable"));
        Meaning("No sequence owns a stretch of memory: a page is taken when 16 tokens have filled the last one, and at most 15 slots of "
            + "each sequence stay empty.");
    }

    private void Run(string name, AttentionInput x, Action? then = null)
    {
        var pages = Pages(x);
        var pool = Pooled(x, (b, t) => pages[b][t / Page]);
        var columns = pages[0].Length + 1;
        var table = new int[x.Batch * columns];
        for (var at = 0; at < table.Length; at++) table[at] = at % columns < columns - 1 ? pages[at / columns][at % columns] : -1;

        double[] Reading(Func<int, int, int, int> row) => Causal(Gathered(x, pool, row), (_, _, _, s) => s);
        int Slot(int page, int head, int t) => (page * x.Heads + head) * Page + t % Page;
        var last = pool.K.Length / x.D - 1;
        var load = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, int, ArrayView2D<int, Stride2D.DenseY>>(PagedCache.Kernel);
        Attend(name, pool, PagedCache.Kernel, (config, b) =>
                load(config, b.Q.View, b.K.View, b.V.View, b.O.View, x.N, Upload2D("table", table, x.Batch, columns).View),
            Causal(x, (_, _, _, s) => s), 0,
            o => o
                .Trap(() => Reading((b, h, t) => (b * x.Heads + h) * x.N + t),
                    "tokens are read where they would stand without pages: token t lies in page table[b, t / 16]")
                .Trap(() => Reading((b, h, t) => Slot(b * (columns - 1) + t / Page, h, t)),
                    "pages are taken in order: the page's number is what table[b, t / 16] holds, not t / 16")
                .Trap(() => Reading((b, h, t) => Slot(pages[0][t / Page], h, t)),
                    "every sequence reads the first one's pages: the table has a row per sequence")
                .Trap(() => Reading((b, h, t) => Slot(pages[b][t / Page], 0, t)),
                    "every head reads the first head's slots: slot s of page p of head h is row (p * heads + h) * 16 + s")
                .Trap(() => Reading((b, h, t) => Math.Min(last, (h * PagesOfPool(x) + pages[b][t / Page]) * Page + t % Page)),
                    "head and page are exchanged: slot s of page p of head h is row (p * heads + h) * 16 + s")
                .Trap(() => Reading((b, h, t) => (pages[b][t / Page] * x.Heads + h) * Page + (Page - 1 - t % Page)),
                    "slots are read backwards: token t is slot t % 16"),
            then);
    }

    // Page numbers of every sequence, in an order that has nothing to do with the tokens'. No sequence has the pages it would have without
    // a table.
    private int[][] Pages(AttentionInput x)
    {
        var each = (x.N + Page - 1) / Page;
        int[] numbers = [.. Enumerable.Range(0, PagesOfPool(x))];
        Draw.Shuffle(numbers);
        return [.. numbers.Chunk(each).Take(x.Batch)];
    }

    // As many again as the sequences need: a pool says nothing about how many heads or tokens there are.
    private static int PagesOfPool(AttentionInput x) => 2 * x.Batch * ((x.N + Page - 1) / Page);

    // Slots that no token fills hold values too: whoever reads them is wrong, not lucky.
    private AttentionInput Pooled(AttentionInput x, Func<int, int, int> page)
    {
        var rows = PagesOfPool(x) * x.Heads * Page;
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
