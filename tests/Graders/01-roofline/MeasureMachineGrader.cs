using Headroom.Grading;

namespace Graders;

/// <summary>Results first, bit for bit where that can be asked; then the credit; then, if all is right, the speed.</summary>
public sealed partial class MeasureMachineGrader : Grader
{
    private const int Pad = 32; // floats on both sides of an output: two vectors of 512 bits

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Hardware", "Headroom.Measurement"];

    protected override void Require()
    {
        foreach (var length in (int[])[1000, 0, 1, 5, 8 * Draw.Int(100, 200) + Draw.Int(1, 7)]) Triad(length, scale: 1);
        Triad(Draw.Int(1500, 2500), scale: 3e4f);
        Triad(Draw.Int(700, 900), scale: 1e-30f);
        Triad(Draw.Int(700, 900), scale: 1e30f);
        Triad(2 * Draw.Int(50_000, 60_000) + 1, scale: 1); // no whole vectors
        foreach (var s in (float[])[0, float.PositiveInfinity, (float)Draw.Real(2, 5)]) TriadOfSpecials(s);
        TriadTails();
        TriadsThatBeginAlike();
        Credit("triad of 1,000 elements", 1000);
        Credit("triad of a billion elements", 1_000_000_000);
        foreach (var (length, steps) in ((int, int)[])[(960, 1000), (0, 9), (1, 1), (5, 0),
            (8 * Draw.Int(10, 20) + Draw.Int(1, 7), Draw.Int(500, 900)), (67, 1001)])
            FmaLoop(length, steps);
        FmaLoopsThatBeginAlike();
        FmaLoop(2 * Draw.Int(10_000, 12_000) + 1, Draw.Int(30, 40));
        FmaLoop(Draw.Int(9, 19), Draw.Int(20_000, 30_000));
        FmaTails();
        FmaHalfWay();
        Work("1,000 elements, 1,000 steps", 1000, 1000);
        Work("100,000 elements, 100,000 steps", 100_000, 100_000);
        if (AllRight) Speeds();
    }

    private void Triad(int length, float scale) => Case($"triad, {Numbers.Count(length, "element")}", () =>
    {
        var (b, c, s) = (Input("b", Draw.Normal(length, scale)), Input("c", Draw.Normal(length, scale)), (float)Draw.Real(2, 5));
        var padded = Poisoned(length + 2 * Pad);
        var a = padded.AsSpan(Pad, length);
        MeasureMachine.Triad(a, b, c, s);
        double[] expected = [.. b.Zip(c, (x, y) => x + (double)s * y)];
        // A product and a sum, each rounded once; their sizes are below |b| + |s c|.
        var tolerance =
            Tolerance.Rounding(2, Tolerance.Float32Roundoff, expected.Zip(b, (e, x) => Math.Abs(x) + Math.Abs(e - x)).Append(0).Max());
        if (length > 0)
            Number($"a[{length - 1}]", a[^1], expected[^1]).Within(tolerance)
                .Trap(b[^1] + c[^1], "s left out: a = b + s c")
                .Trap(s * b[^1] + c[^1], "s on the wrong array: a = b + s c")
                .Trap(s * (b[^1] + c[^1]), "s on both: a = b + s c");
        Elements("a", a, expected, tolerance);
        Outside(padded, length);
    }, "float32");

    private void Outside(float[] padded, int length) => That(
        !padded.AsSpan(0, Pad).ContainsAnyExcept(Poison) && !padded.AsSpan(Pad + length).ContainsAnyExcept(Poison),
        "elements outside the span left alone", "writes past the end of its span: the last elements do not fill a vector");

    private void Credit(string name, int n) => Case(name, () => Number("bytes", MeasureMachine.TriadBytes(n), 12.0 * n)
        .Trap(8.0 * n, "two arrays counted: two are read and one is written")
        .Trap(16.0 * n, "the read before the write counted too: STREAM counts two reads and one write")
        .Trap(3.0 * n, "elements where bytes are asked: a float has 4 bytes")
        .Trap(96.0 * n, "bits for bytes")
        .Trap(unchecked(12 * n), "a product of integers passed 2^31: start it with 12.0"));

    private void Work(string name, int n, int steps) => Case(name, () => Number("FLOPs", MeasureMachine.FmaFlops(n, steps), 2.0 * n * steps)
        .Trap((double)n * steps, "a multiply-add counted as one operation: it is a multiplication and an addition")
        .Trap(2.0 * steps, "one element counted")
        .Trap(unchecked(2 * n * steps), "a product of integers passed 2^31: start it with 2.0"));
}
