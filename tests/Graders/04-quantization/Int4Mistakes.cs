using Headroom.Grading;

namespace Graders;

/// <summary>What x [batch, k] times 4-bit weights comes to when a code or a scale is read wrongly.</summary>
internal static class Int4Mistakes
{
    /// <summary>Values drawn so that they are exact in 16 bits.</summary>
    public static float[] Activations(Draw draw, int count) => Array.ConvertAll(draw.Normal(count), value => (float)(ILGPU.Half)value);

    /// <summary>k products of three factors and k sums: at most 3 roundings each, on sizes of twice the sum of |w| |x|.</summary>
    public static Tolerance Rounding(Int4Weights w, float[] x) => Tolerance.Rounding(3 * w.Columns, Tolerance.Float32Roundoff, w.Size(x));

    /// <summary>Whole numbers from -8 to 8: see <see cref="Int4Weights.Exact"/>.</summary>
    public static float[] Whole(Draw draw, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)draw.Int(-8, 8))];

    /// <summary>
    /// Of x [batch, columns] with an infinity in each row, with and without a short block behind it whose x is 0: what comes of the
    /// infinity is the same, infinite or NaN. Not so where old x of a tile is multiplied by a weight of 0.
    /// </summary>
    public static bool Agree(float[] without, float[] with) =>
        without.Zip(with).All(pair => pair.First.Equals(pair.Second) || float.IsNaN(pair.First));

    /// <summary>What is wrong where they do not agree.</summary>
    public const string OldX =
        "past the end of x the tile still holds x of the tile before: an infinite one times a weight of 0 is NaN, so put 0 there";

    /// <summary>x [batch, columns] with <paramref name="more"/> columns of 0.</summary>
    public static float[] Longer(float[] x, int columns, int more) =>
        [.. x.Chunk(columns).SelectMany(row => (float[])[.. row, .. new float[more]])];

    /// <summary>Names the mistakes for <paramref name="y"/>.</summary>
    public static void Of(ArrayExpectation y, Int4Weights w, float[] x)
    {
        foreach (var (weight, cause) in Weights(w)) y.Trap(() => w.Times(x, weight), cause);
        foreach (var (kept, cause) in Kept(w.Columns)) y.Trap(() => w.Times(x, (i, c) => kept(c) ? w.Weight(i, c) : 0), cause);
        foreach (var (taken, cause) in Columns(w.Columns)) y.Trap(() => w.Times(Taken(x, w.Columns, taken), w.Weight), cause);
        foreach (var tile in (int[])[256, 32])
            y.Trap(() => w.Past(x, tile),
                "past the end of x the tile still holds x of the tile before, and spare codes stand for -8: put 0 there");
        // Roundings of partial sums go both ways: together they are about 2^-12 of the size.
        y.TrapRounding(
            Tolerance.Rounding(4, 1.0 / 2048, w.Size(x)),
            "a sum or a product rounded to 16 bits: the activations have 16, the sums need 32");
    }

    private static float[] Taken(float[] x, int columns, Func<int, int> taken) =>
        [.. x.Select((_, i) => x[i / columns * columns + Math.Clamp(taken(i % columns), 0, columns - 1)])];

    private static IEnumerable<(Func<int, int> Taken, string Cause)> Columns(int columns)
    {
        yield return (c => c % 256, "x starts again at each tile: column c has x[c], not that of its place in the tile");
        yield return (c => c % 32, "x starts again at each block: column c has x[c], not that of its place in the block");
        yield return (c => c / 8 * 8 + 7 - c % 8, "x is read from the other end of each word");
        yield return (c => c + 1, "x of the next column");
        yield return (c => c - 1, "x of the column before");
    }

    private static IEnumerable<(Func<int, int, double> Weight, string Cause)> Weights(Int4Weights w)
    {
        double Scaled(int i, int c, int steps) => steps * w.Scale(i, c / Int4Weights.Block);
        yield return ((i, c) =>
            Scaled(i, c, w.Code(i, c ^ 1) - 8), "the two codes of a byte are exchanged: the even column has the low half");
        yield return ((i, c) =>
            Scaled(i, c, w.Code(i, c ^ 7) - 8), "the codes of a word are read from the top: the first column has the lowest 4 bits");
        yield return ((i, c) => Scaled(i, c, w.Code(i, c)), "a code is used as it is stored: 0 to 15 stands for -8 to 7");
        yield return ((i, c) =>
            Scaled(i, c, (w.Code(i, c) << 28) >> 28), "the code is taken for a two's complement number: it is stored with 8 added");
        yield return ((i, c) => Scaled(i, c, Math.Max(w.Code(i, c) - 8, -7)), "-8 is clipped to -7: all 16 codes are in use");
        yield return ((i, c) => Scaled(i, c, w.Code(i, c) - 7), "an offset of 7: code 8 stands for 0");
        yield return ((i, c) =>
            (w.Code(i, c) - 8) * w.Scale(i, c / 32 == w.Blocks - 1 && w.Columns % 32 is > 0 and < 8 ? c / 32 - 1 : c / 32),
            "the last block, shorter than a word, takes the scale of the block before: it has its own");
        yield return ((i, c) =>
            (w.Code(i, c) - 8) * w.Scale(i, c / 32 == w.Blocks - 1 && w.Columns % 32 > 0 ? c / 32 - 1 : c / 32),
            "the last block, shorter than the others, takes the scale of the block before: it has its own");
        yield return ((i, c) => (w.Code(i, c) - 8) * w.Scale(i, c / 32 + 1), "the scale of the next block: column c is in block c / 32");
        yield return ((i, c) => (w.Code(i, c) - 8) * w.Scale(i, c / 32 - 1), "the scale of the block before: column c is in block c / 32");
        yield return ((i, c) => (w.Code(i, c) - 8) * w.Scale(i + 1, c / 32), "the scale of the next output");
        yield return ((i, c) =>
            (w.Code(i, c) - 8) * w.Scale(i, c % 256 / 32), "scales start again at each tile of 256 columns: column c is in block c / 32");
        yield return ((i, c) =>
            (w.Code(i, c) - 8) * w.Scale(i, (c + 1) / 32), "blocks end one column too early: block b holds columns 32 b to 32 b + 31");
        yield return ((i, c) =>
            (w.Code(i, c) - 8) * w.Scale(i, (c - 1) / 32), "blocks end one column too late: block b holds columns 32 b to 32 b + 31");
        yield return ((i, c) => (w.Code(i, c) - 8) * w.ScalesFrom(i, c / 32, w.Blocks),
            "the sum of a block is not set to 0 for the next: what came before is scaled and added again");
        yield return ((i, c) => (w.Code(i, c) - 8) * w.ScalesFrom(i, c / 32, c / 256 * 8 + 8),
            "the sum of a block is not set to 0 for the next one in its tile: what came before is scaled and added again");
        yield return ((i, c) =>
            (w.Code(i, c % 256) - 8) * w.Scale(i, c / 32), "words start again at each tile of 256 columns: column c is in word c / 8");
        yield return ((i, c) => (w.Code(i + 1, c) - 8) * w.Scale(i, c / 32), "the words of the next output");
        yield return ((i, c) => (w.Code(i, c) - 8) * w.Scale(i, c / 256 * 8), "one scale for 256 columns: every 32 have their own");
        yield return ((i, c) => (w.Code(i, c) - 8) * w.Scale(i, 0), "one scale for a whole row: every 32 columns have their own");
        yield return ((i, c) =>
            (w.Code(i, c) - 8) * w.Scale(i, w.Blocks - 1),
            "one scale for a whole row, applied after several blocks were added up: scale each block's sum");
        yield return ((i, c) => w.Code(i, c) - 8, "the scales are left out");
        yield return ((i, c) => w.Scale(i, c / 32) < 6.1035e-5 ? 0 : w.Weight(i, c),
            "a scale below 6.1e-5 is taken for 0: 16 bits hold such numbers too, down to 6e-8");
    }

    private static IEnumerable<(Func<int, bool> Kept, string Cause)> Kept(int columns)
    {
        yield return (c => c < columns / 32 * 32, "the last block, of fewer than 32 columns, is left out");
        yield return (c => c < columns / 256 * 256, "the last columns, fewer than 256, are left out");
        yield return (c => c < columns / 8 * 8, "the last word, of fewer than 8 codes, is left out");
        yield return (c => c < columns - 1, "the last column is left out");
        yield return (c => c < 1024, "only the first 1,024 columns are added: k may be anything");
        yield return (c => c < 4096, "only the first 4,096 columns are added: k may be anything");
        yield return (c => c < 12_288, "only the first 12,288 columns are added, as many as shared memory holds: k may be anything");
        yield return (c => c < 256, "only the first 256 columns are added");
        yield return (c => c < 32, "only the first 32 columns are added");
        yield return (c => c >= (columns - 1) / 32 * 32, "only the last block is kept: the sum starts once, before the loop");
    }
}
