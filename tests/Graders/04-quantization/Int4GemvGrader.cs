using Headroom.Grading;

namespace Graders;

/// <summary>Whole numbers first, exact to the last bit; then scales; then, if all is right, the speed.</summary>
public sealed partial class Int4GemvGrader : QuantizationGrader
{
    private const int Pad = 16; // floats on both sides of y: a vector of 512 bits

    protected override void Require()
    {
        Multiply("", PackedBlocks.Of(Draw, 5, 96), filled: true);
        Multiply(", scales powers of two", PackedBlocks.Exact(Draw, 3, 512), exact: true);
        Multiply(", scales powers of two", PackedBlocks.Exact(Draw, 1, 32), exact: true);
        Multiply(", the largest sums", PackedBlocks.Largest(Draw, 9, 512), exact: true);
        Multiply("", PackedBlocks.Of(Draw, 0, 64));
        Multiply("", PackedBlocks.Of(Draw, 3, 0));
        Multiply("", PackedBlocks.Of(Draw, 37, 416));
        Multiply("", PackedBlocks.Of(Draw, Draw.Int(20, 60), 32 * (2 * Draw.Int(3, 12) + 1)));
        // Whatever vectors of 2 to 16 blocks or rows leave over.
        foreach (var left in Enumerable.Range(1, 17)) Multiply("", PackedBlocks.Of(Draw, 1 + 5 * left % 17, 32 * left));
        // Longer than a table of 4,096 or 8,192 columns, more rows than one of 4,096.
        foreach (var least in (int[])[137, 265]) Multiply("", PackedBlocks.Of(Draw, 2, 32 * Draw.Int(least, least + 8)));
        Multiply("", PackedBlocks.Of(Draw, Draw.Int(4097, 4200), 32));
        Multiply(", small scales", PackedBlocks.Of(Draw, 5, 96, 1e-18, 1e-14));
        Multiply("", PackedBlocks.Of(Draw, 1, 131_072)); // the longest
        Multiply(", scales too small for all bits of a float", PackedBlocks.Of(Draw, 5, 96, 1e-38, 1e12));
        Multiply(", large scales", PackedBlocks.Of(Draw, 5, 96, 1e14, 1e18));
        Again();
        if (AllRight) Speeds();
    }

    private void Multiply(string name, PackedBlocks w, bool exact = false, bool filled = false) =>
        Case($"[{w.Rows}, {w.Columns}] times [{w.Columns}]{name}", () =>
    {
        var (rows, before) = (w.Rows, filled ? Draw.Normal(w.Rows) : Poisoned(w.Rows)); // poison swallows what is added to it
        float[] padded = [.. Poisoned(Pad), .. before, .. Poisoned(Pad)];
        Int4Gemv.Multiply(
            Input("codes", w.Codes), Input("scales", w.Scales), Input("x", w.X), Input("xScales", w.XScales), padded.AsSpan(Pad, rows));
        // In units of 0.25, the smallest product of scales, 512 products of 8 x 127 x 16 stay below 2^24: nothing is rounded.
        var tolerance = exact ? Tolerance.Exact : Rounding(w);
        var expected = w.Product();
        var got = padded[Pad..(Pad + rows)];
        var y = Elements("y", got, expected, tolerance);
        if (filled) OldOutput.Mistakes(y, got, expected, before);
        if (w.Columns > 0) Mistakes(y, w);
        That(!padded.AsSpan(0, Pad).ContainsAnyExcept(Poison) && !padded.AsSpan(Pad + rows).ContainsAnyExcept(Poison),
            "elements outside the span left alone", "writes past the end of its span: the last rows do not fill a vector");
    }, "int4 x int8");

    // The same arrays, other values behind the first row and the first block of x: of one array at a time.
    private void Again()
    {
        Case("a second call, other codes behind the same first ones", () => Again(w =>
        {
            foreach (ref var pair in w.Codes.AsSpan(128)) pair ^= 255;
        }), "int4 x int8");
        Case("a second call, other scales behind the same first ones", () => Again(w =>
        {
            foreach (ref var scale in w.Scales.AsSpan(8)) scale *= 3;
            foreach (ref var scale in w.XScales.AsSpan(1)) scale /= 2;
        }), "int4 x int8");
        Case("a second call, another x behind the same first block", () => Again(w =>
        {
            foreach (ref var code in w.X.AsSpan(32)) code = (sbyte)-code;
        }), "int4 x int8");
    }

    private void Again(Action<PackedBlocks> change)
    {
        var w = PackedBlocks.Of(Draw, 8, 256);
        var (before, y) = (Poisoned(8), Poisoned(8));
        Int4Gemv.Multiply(w.Codes, w.Scales, w.X, w.XScales, before);
        change(w);
        Int4Gemv.Multiply(w.Codes, w.Scales, w.X, w.XScales, y);
        Elements("y", y, w.Product(), Rounding(w)).Trap(() => Array.ConvertAll(before, value => (double)value), Earlier);
    }

    // Per block: the product of scales, its product with the sum, and the addition; each rounded once, in any order of blocks.
    private static Tolerance Rounding(PackedBlocks w) => Tolerance.Rounding(3 + w.Blocks, Tolerance.Float32Roundoff, w.Size());
}
