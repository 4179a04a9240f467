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
