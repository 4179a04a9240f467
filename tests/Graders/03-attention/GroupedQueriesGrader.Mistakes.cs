using Headroom.Grading;

namespace Graders;

public sealed partial class GroupedQueriesGrader
{
    private void Compare(Shape shape, (float[] Q, float[] K, float[] V) x, Scores where, float[] got, bool explains)
    {
        // Faint keys have values that count in no row with more than their weight.
        double? reach = where is Scores.FarAbove or Scores.FarBelow
            ? Reference(shape, x with { V = AttentionData.Sizes(x.V) }, (h, _) => h / shape.Ratio).Max()
            : null;
        var allowed = AttentionData.Allowed(x.Q, x.K, x.V, shape.D, shape.M, where != Scores.Near, reach);
        var expected = Reference(shape, x, (h, _) => h / shape.Ratio);
        var o = Elements("o", got, expected, allowed,
            ("sequences", shape.Lengths.Length), ("heads", shape.Heads), ("queries", shape.N), ("columns", shape.D));
        // In the large cases, which are for sizes, working out what mistakes give would take longer than the case.
        if (!explains) return;
        var pairs = shape.Lengths.Sum(length => Enumerable.Range(0, shape.N).Sum(i => (long)Math.Max(0, length - shape.N + i + 1)));
        Unusable(o, got, where, shape.Heads * pairs, shape.D);
        Mistakes(o, shape, x);
        foreach (var (slip, cause) in TiledReference.Mistakes) o.Trap(() => Tiled(shape, x, slip), cause);
        if (where == Scores.Rising) LostQueries(o, Spread(shape, x), expected);
    }

    private static double[] Reference(
        Shape shape, (float[] Q, float[] K, float[] V) x, Func<int, int, int> kvHead, Func<int, int, int, int, bool>? sees = null)
    {
        var o = new double[x.Q.Length];
        for (var (at, flat) = (0, 0); flat < shape.Lengths.Length * shape.Heads; flat++, at += shape.N * shape.D)
        {
            var (b, h) = (flat / shape.Heads, flat % shape.Heads);
            var first = (b * shape.KvHeads + kvHead(h, b)) * shape.M * shape.D;
            var head = ReferenceHead.Of(
                x.Q.AsSpan(at, shape.N * shape.D), x.K.AsSpan(first, shape.M * shape.D), x.V.AsSpan(first, shape.M * shape.D), shape.D,
                (_, _, score) => score, (i, j) => sees?.Invoke(i, j, h, b) ?? j <= shape.Lengths[b] - shape.N + i);
            head.O.CopyTo(o, at);
        }
        return o;
    }

    private static double[] Tiled(Shape shape, (float[] Q, float[] K, float[] V) x, TileSlip slip) =>
        Spread(shape, x).Tiled((b, i, j) => j <= shape.Lengths[b] - shape.N + i, slip).O;

    // With a copy of K and V for each query head.
    private static AttentionInput Spread(Shape shape, (float[] Q, float[] K, float[] V) x)
    {
        var size = shape.M * shape.D;
        float[] Copies(float[] from) => [.. Enumerable.Range(0, shape.Lengths.Length * shape.Heads)
            .SelectMany(flat => from.Skip(flat / shape.Ratio * size).Take(size))];
        return new(shape.Lengths.Length, shape.Heads, shape.N, shape.M, shape.D, x.Q, Copies(x.K), Copies(x.V), IsExact: false);
    }

    // What known mistakes write.
    private static void Mistakes(ArrayExpectation o, Shape shape, (float[] Q, float[] K, float[] V) x)
    {
        var (lengths, rows) = (shape.Lengths, shape.Ratio * shape.N);
        double[] Rule(Func<int, int, int, int, bool> sees) => Reference(shape, x, (h, _) => h / shape.Ratio, sees);
        int Packed(int h, int i) => h % shape.Ratio * shape.N + i;
        o.Trap(() => Reference(shape, x, (h, _) => h % shape.KvHeads),
                "head h reads K/V head h % kvHeads: neighbours share a K/V head, h / (heads / kvHeads)")
            .Trap(() => Rule((i, j, h, b) => j <= lengths[b] - shape.N + Packed(h, i) && j < lengths[b]),
                "position counts packed rows: row r of a K/V head is query r % n")
            .Trap(() => Rule((i, j, h, b) => j <= lengths[b] - shape.N + Packed(h, i) / shape.Ratio),
                "rows are taken as interleaved, query by query: they lie head after head, so row r of a K/V head is "
                    + "query r % n of head r / n")
            .Trap(() => Rule((i, j, h, b) => j <= lengths[b] - shape.N + Packed(h, i) % Tile % shape.N),
                "position counts from the tile's first row: row r of a K/V head is query r % n, and r counts through all tiles")
            .Trap(() => Rule((i, j, h, b) => j <= lengths[b] - rows + Packed(h, i)),
                "all rows of a K/V head stand one after another: each of its query heads has the same n positions, the last of lengths[b]")
            .Trap(() => Rule((i, j, _, b) => j <= i && j < lengths[b]),
                "position is the query's own index: the n queries are the newest tokens, so query i stands at lengths[b] - n + i")
            .Trap(() => Rule((i, j, _, b) => j <= shape.M - shape.N + i && j < lengths[b]),
                "position counts from the end of the cache: query i stands at lengths[b] - n + i, however large the cache")
            .Trap(() => Reference(shape, x with { Q = [.. x.Q.Select(q => q * MathF.Sqrt(shape.D))] }, (h, _) => h / shape.Ratio),
                "scores are not scaled: divide q·k by sqrt(d)")
            .Trap(() => Rule((_, j, _, b) => j < lengths[b]),
                "every query sees all lengths[b] keys: those after its own position are not known to it yet")
            .Trap(() => Rule((i, j, _, b) => j < lengths[b] - shape.N + i),
                "a query does not see its own key: position p sees keys 0 to p")
            .Trap(() => Rule((i, j, _, b) => j <= lengths[b] - shape.N + i + 1 && j < lengths[b]),
                "a query sees one key too many: position p sees keys 0 to p, and not the next one")
            .Trap(() => Rule((i, j, _, b) => j <= lengths[0] - shape.N + i),
                "every sequence has the first one's length: K/V head Grid.IdxY belongs to sequence Grid.IdxY / kvHeads");
    }
}
