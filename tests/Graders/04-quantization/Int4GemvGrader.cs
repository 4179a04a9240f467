using Headroom.Grading;

namespace Graders;

/// <summary>Whole numbers first, exact to the last bit; then scales; then, if all is right, the speed.</summary>
public sealed partial class Int4GemvGrader : QuantizationGrader
{
    private const int Pad = 16; // floats on both sides of y: a vector of 512 bits

    protected override void Require()
    {
        Multiply(5, 96, exact: true);
        Multiply(3, 512, exact: true);
        Multiply(1, 32, exact: true);
        Multiply(0, 64);
        Multiply(37, 416);
        Multiply(Draw.Int(20, 60), 32 * (2 * Draw.Int(3, 12) + 1));
        if (AllRight) Speeds();
    }

    private void Multiply(int rows, int columns, bool exact = false) =>
        Case($"[{rows}, {columns}] times [{columns}]{(exact ? ", scales powers of two" : "")}", () =>
    {
        var w = new PackedBlocks(Draw, rows, columns, exact);
        var padded = Poisoned(rows + 2 * Pad);
        Int4Gemv.Multiply(
            Input("codes", w.Codes), Input("scales", w.Scales), Input("x", w.X), Input("xScales", w.XScales), padded.AsSpan(Pad, rows));
        // In units of 0.25, the smallest product of scales, 512 products of 8 x 127 x 16 stay below 2^24: nothing is rounded.
        var tolerance = exact ? Tolerance.Exact : Rounding(w);
        Mistakes(Elements("y", padded.AsSpan(Pad, rows), w.Product(), tolerance), w);
        That(!padded.AsSpan(0, Pad).ContainsAnyExcept(Poison) && !padded.AsSpan(Pad + rows).ContainsAnyExcept(Poison),
            "elements outside the span left alone", "writes past the end of its span: the last rows do not fill a vector");
    }, "int4 x int8");

    // Per block: the product of scales, its product with the sum, and the addition; each rounded once, in any order of blocks.
    private static Tolerance Rounding(PackedBlocks w) => Tolerance.Rounding(3 + w.Blocks, Tolerance.Float32Roundoff, w.Size());
}
