using Headroom.Grading;

namespace Graders;

public sealed partial class MeasureMachineGrader
{
    private const int MostTail = 70; // four vectors of 512 bits, and six elements
    private const int Alike = 32; // elements

    private const string Kept =
        "an earlier call's result is used again: arrays of one length that begin alike may go on in another way";

    // Lengths around every number of whole vectors, so that a tail of each length comes.
    private void TriadTails() => Case($"triad, every length from 0 to {MostTail}", () =>
    {
        var (b, c, s) = (Draw.Normal(MostTail), Draw.Normal(MostTail), (float)Draw.Real(2, 5));
        Lengths(length =>
        {
            var padded = Poisoned(length + 2 * Pad);
            MeasureMachine.Triad(padded.AsSpan(Pad, length), b.AsSpan(0, length), c.AsSpan(0, length), s);
            return FirstWrong(padded, length, i => b[i] + (double)s * c[i], 2 * Tolerance.Float32Roundoff * 30);
        });
    }, "float32");

    private void FmaTails() => Case($"FMA loop, every length from 0 to {MostTail}, 0 to 5 steps", () =>
    {
        var recurrence = Recurrence.Unstable(Draw, 5);
        var start = recurrence.Start(Draw, MostTail);
        for (var steps = 0; steps <= 5; steps++)
            Lengths(length =>
            {
                var padded = Poisoned(length + 2 * Pad);
                start.AsSpan(0, length).CopyTo(padded.AsSpan(Pad));
                MeasureMachine.FmaLoop(padded.AsSpan(Pad, length), recurrence.Factor, recurrence.Term, steps);
                return FirstWrong(padded, length, i => recurrence.Fused(start[i], steps), 0);
            }, $"{Numbers.Count(steps, "step")}, ");
    }, "float32");

    // Says which length is the first one that is wrong.
    private void Lengths(Func<int, string?> wrong, string setting = "")
    {
        for (var length = 0; length <= MostTail; length++)
            if (wrong(length) is { } what)
            {
                That(false, "every length", $"{setting}{Numbers.Count(length, "element")}: {what}");
                return;
            }
        That(true, "every length", "");
    }

    private static string? FirstWrong(float[] padded, int length, Func<int, double> expected, double allowed)
    {
        for (var i = -Pad; i < length + Pad; i++)
        {
            var got = padded[i + Pad];
            if (i < 0 || i >= length ? got != Poison : !(Math.Abs(got - expected(i)) <= allowed))
                return i < 0 || i >= length ? $"element {i} is written, outside the span" : $"element {i} is wrong";
        }
        return null;
    }

    // x times factor is 1 + 2^-11 + 2^-24, half way between two floats; the term, far too small to be seen, tips it upwards. In double the
    // term is lost first, and the product goes down to even.
    private void FmaHalfWay() => Case($"FMA loop, half way between two floats, every length from 1 to {MostTail}", () =>
    {
        const float Factor = 1 + 1f / 4096, Term = 1e-30f;
        var (fused, twice) = (MathF.FusedMultiplyAdd(Factor, Factor, Term), (float)((double)Factor * Factor + Term));
        for (var length = 1; length <= MostTail; length++)
        {
            var x = new float[length];
            Array.Fill(x, Factor);
            MeasureMachine.FmaLoop(x, Factor, Term, 1);
            var at = x.AsSpan().IndexOfAnyExcept(fused);
            if (at < 0 && length < MostTail) continue;
            at = Math.Max(at, 0);
            Number($"x[{at}] of {length}", x[at], fused).Within(Tolerance.Exact)
                .Trap(twice, "rounded twice, to double and to float: a multiply-add in double is not a fused one of floats");
            return;
        }
    }, "float32");

    // Infinities, zeros of both signs and no numbers, beside each other in every way.
    private void TriadOfSpecials(float s) => Case($"triad of infinities, zeros and NaN, s = {Numbers.Format(s)}", () =>
    {
        float[] values = [0, -0f, 1, -2, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        var (b, c) = (new float[values.Length * values.Length], new float[values.Length * values.Length]);
        for (var i = 0; i < b.Length; i++) (b[i], c[i]) = (values[i / values.Length], values[i % values.Length]);
        var a = Poisoned(b.Length);
        MeasureMachine.Triad(a, b, c, s);
        Elements("a", a, [.. b.Zip(c, (x, y) => x + (double)s * y)], Tolerance.Rounding(2, Tolerance.Float32Roundoff, scale: 20))
            .Trap(() => [.. b.Zip(c, (x, y) => s == 0 || y == 0 ? x : x + (double)s * y)],
                "a product with 0 is left out: 0 times infinity is no number, and 0 times NaN is none");
    }, "float32");

    private void TriadsThatBeginAlike() => Case("two triads with the same beginning", () =>
    {
        var (b, c, s) = (Draw.Normal(1000), Draw.Normal(1000), (float)Draw.Real(2, 5));
        var (first, second) = (Poisoned(b.Length), Poisoned(b.Length));
        MeasureMachine.Triad(first, b, c, s);
        Draw.Normal(b.Length - Alike).CopyTo(b, Alike);
        Draw.Normal(c.Length - Alike).CopyTo(c, Alike);
        MeasureMachine.Triad(second, b, c, s);
        Elements("a", second, [.. b.Zip(c, (x, y) => x + (double)s * y)], Tolerance.Rounding(2, Tolerance.Float32Roundoff, scale: 30))
            .Trap(() => [.. first.Select(value => (double)value)], Kept);
    }, "float32");

    private void FmaLoopsThatBeginAlike() => Case("two FMA loops with the same beginning", () =>
    {
        var steps = Draw.Int(100, 200);
        var recurrence = Recurrence.Unstable(Draw, steps);
        float[] first = recurrence.Start(Draw, 1000), second = [.. first.AsSpan(0, Alike), .. recurrence.Start(Draw, 1000 - Alike)];
        double[] expected = [.. second.Select(value => (double)recurrence.Fused(value, steps))];
        MeasureMachine.FmaLoop(first, recurrence.Factor, recurrence.Term, steps);
        MeasureMachine.FmaLoop(second, recurrence.Factor, recurrence.Term, steps);
        Elements("x", second, expected, Tolerance.Exact).Trap(() => [.. first.Select(value => (double)value)], Kept);
    }, "float32");
}
