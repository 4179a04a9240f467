using Headroom.Grading;

namespace Graders;

public sealed partial class MeasureMachineGrader
{
    private void FmaLoop(int length, int steps) =>
        Case($"FMA loop, {Numbers.Count(length, "element")}, {Numbers.Count(steps, "step")}", () =>
    {
        var recurrence = Recurrence.Unstable(Draw, steps);
        var start = recurrence.Start(Draw, length);
        var padded = Poisoned(length + 2 * Pad);
        start.CopyTo(padded, Pad);
        var x = padded.AsSpan(Pad, length);
        MeasureMachine.FmaLoop(x, recurrence.Factor, recurrence.Term, steps);
        double[] expected = [.. start.Select(value => (double)recurrence.Fused(value, steps))];
        foreach (var i in (int[])(length > 1 ? [0, length - 1] : length > 0 ? [0] : [])) Step(i, x[i], start[i], recurrence, steps);
        Elements("x", x, expected, Tolerance.Exact);
        Outside(padded, length);
    }, "float32");

    private void Step(int i, float got, float start, Recurrence recurrence, int steps) =>
        Number($"x[{i}]", got, recurrence.Fused(start, steps)).Within(Tolerance.Exact)
        .Trap(start, "left as it was: every element takes every step, those that do not fill a vector too")
        .Trap(recurrence.Fused(start, steps - 1), "one step too few")
        .Trap(recurrence.Fused(start, steps + 1), "one step too many")
        .Trap(recurrence.RoundedTwice(start, steps), "rounded twice per step: a multiplication and an addition are not an FMA")
        .Trap(recurrence.Wide(start, steps), "the closed form, or a wider type: only float FMAs, one for each step, round like this");
}
