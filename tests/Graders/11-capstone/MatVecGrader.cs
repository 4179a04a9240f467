using Headroom.Grading;

namespace Graders;

/// <summary>
/// Q4_K times a vector: small whole numbers first, which show every wrong bit; then drawn ones, to within what 8 bits for x cost; then, if
/// all is right, the speed.
/// </summary>
public sealed partial class MatVecGrader : Grader
{
    private const int Pad = 16; // floats on both sides of y: a vector of 512 bits
    private const int Watched = 20_000; // fewer bytes and numbers are compared with what they were

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Quantization", "Headroom.Inference"];

    protected override void Require()
    {
        Multiply(", whole numbers", SuperBlocks.Whole(Draw, 5, 512), isWhole: true, filled: true);
        Multiply(", whole numbers", SuperBlocks.Whole(Draw, 1, 256), isWhole: true);
        Multiply(", the largest sums", SuperBlocks.Largest(Draw, 3, 1024));
        Multiply("", SuperBlocks.Of(Draw, 4, 768), filled: true);
        Silent();
        Loud();
        Multiply("", SuperBlocks.Of(Draw, 0, 256));
        Multiply("", SuperBlocks.Of(Draw, 3, 0));
        // Whatever vectors of rows or blocks leave over.
        foreach (var left in Enumerable.Range(1, 9)) Multiply("", SuperBlocks.Of(Draw, 1 + 5 * left % 17, 256 * left));
        Multiply("", SuperBlocks.Of(Draw, Draw.Int(4097, 4200), 256));
        Multiply("", SuperBlocks.Of(Draw, 6, 256 * Draw.Int(33, 40)));
        Multiply("", SuperBlocks.Of(Draw, 2, 131_072)); // the longest
        Multiply(", d below 6.1e-5", SuperBlocks.Of(Draw, 3, 512, unit: 1e-3));
        Multiply(", large d and x", SuperBlocks.Of(Draw, 3, 512, unit: 1e5, xUnit: 1e24));
        Multiply(", small x", SuperBlocks.Of(Draw, 3, 512, xUnit: 1e-24));
        Negative();
        Codes();
        Again();
        if (AllRight) Speeds();
    }

    private void Multiply(string name, SuperBlocks w, bool isWhole = false, bool filled = false) =>
        Case($"[{w.Rows:#,0}, {w.Columns:#,0}] times [{w.Columns:#,0}]{name}", () =>
    {
        var (rows, before) = (w.Rows, filled ? Draw.Normal(w.Rows, 1000) : Poisoned(w.Rows)); // poison swallows what is added to it
        float[] padded = [.. Poisoned(Pad), .. before, .. Poisoned(Pad)];
        byte[] shifted = [0, .. w.Bytes]; // weights of a file may begin at an odd address
        if (w.Bytes.Length < Watched) Input("weights", shifted);
        MatVec.Multiply(shifted.AsSpan(1), w.X.Length < Watched ? Input("x", w.X) : w.X, padded.AsSpan(Pad, rows));
        var (got, expected) = (padded[Pad..(Pad + rows)], w.Product());
        // Whole numbers up to 127 are codes of 8 bits: rounding to 8 bits or more costs nothing, or next to nothing.
        var within = Tolerance.Absolute(w.Allowed() / (isWhole ? 100 : 1));
        var y = Elements("y", got, expected, within);
        if (filled) OldOutput.Mistakes(y, got, expected, before, within);
        if (w.Columns > 0) Mistakes(y, w);
        That(!padded.AsSpan(0, Pad).ContainsAnyExcept(Poison) && !padded.AsSpan(Pad + rows).ContainsAnyExcept(Poison),
            "elements outside the span left alone", "writes past the end of its span: the last rows do not fill a vector");
    }, "4.5 bits x float32");

    private void Silent()
    {
        var w = SuperBlocks.Of(Draw, 3, 768);
        w.X.AsSpan(256, 256).Clear();
        Multiply(", 256 zeros in x", w);
        Multiply(", x of zeros", new(w.Rows, w.Columns, w.Bytes, new float[768]));
    }

    // Where x is a million times as large, weights are 0: a step that all of x shares loses the rest.
    private void Loud()
    {
        var w = SuperBlocks.Of(Draw, 4, 768);
        foreach (ref var value in w.X.AsSpan(256, 256)) value *= 1e6f;
        for (var row = 0; row < 4; row++) SuperBlocks.Write(w.Bytes, row * 3 + 1, (Half)0, (Half)0);
        Multiply(", 256 loud numbers in x meet weights of 0", w);
    }

    // What a file may hold, and no packer writes: d and dmin below 0.
    private void Negative()
    {
        var w = SuperBlocks.Of(Draw, 4, 512);
        for (var block = 0; block < 8; block++)
            SuperBlocks.Write(w.Bytes, block, (Half)(Draw.Of(-1, 1) * 0.004), (Half)(Draw.Of(-1, 1) * 0.03));
        Multiply(", d and dmin of both signs", w);
    }

    private void Again()
    {
        Case("a second call, other weights behind the same first ones", () => Again(w =>
        {
            foreach (ref var one in w.Bytes.AsSpan(SuperBlocks.BlockBytes * w.Blocks + 32, 112)) one = (byte)~one;
        }), "4.5 bits x float32");
        Case("a second call, another x behind the same first numbers", () => Again(w =>
        {
            foreach (ref var value in w.X.AsSpan(32)) value = -value;
        }), "4.5 bits x float32");
        InAnotherOrder();
    }

    private void Again(Action<SuperBlocks> change, SuperBlocks? drawn = null)
    {
        var w = drawn ?? SuperBlocks.Of(Draw, 6, 512);
        var (before, y) = (Poisoned(6), Poisoned(6));
        MatVec.Multiply(w.Bytes, w.X, before);
        var first = w.Product();
        change(w);
        MatVec.Multiply(w.Bytes, w.X, y);
        w.Renew();
        var within = Tolerance.Absolute(w.Allowed());
        Elements("y of the first call", before, first, within);
        Elements("y", y, w.Product(), within).Trap(() => Array.ConvertAll(before, value => (double)value), Stale);
    }

    private const string Stale = "an earlier call's work is used again: arrays of one length that begin alike may go on in another way";
}
