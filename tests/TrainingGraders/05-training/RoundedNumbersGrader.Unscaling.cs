using Headroom.Grading;

namespace Graders;

public sealed partial class RoundedNumbersGrader
{
    private void Unscaling()
    {
        foreach (var count in (int[])[5, 1, 0, Draw.Int(40, 60), Draw.Int(1000, 1100)])
            Unscales(Numbers.Count(count, "gradient"), Draw.Normal(count, 100), Scale(), clean: Draw.Int(0, 3),
                interval: Draw.Int(6, 2000));
        Unscales("the last clean step of an interval", Draw.Normal(9, 100), Scale(), clean: 6, interval: 7);
        Unscales("the last but one", Draw.Normal(9, 100), Scale(), clean: 5, interval: 7);
        Unscales("an interval of 1", Draw.Normal(9, 100), Scale(), clean: 0, interval: 1);
        Unscales("a scale that is no power of two", Draw.Normal(9, 100), (float)Draw.Real(900, 1000), clean: 1999, interval: 2000);
        // A scale has no bounds.
        foreach (var high in (float[])[65_536, 1 << 24, 1L << 40]) Unscales("a large scale, after the interval", Draw.Normal(5, 1e6f),
            high, clean: 3, interval: 4);
        foreach (var low in (float[])[1, 0.25f, 1e-6f])
            Unscales("a small scale and an overflow", [1, float.NaN, 2], low, clean: 3, interval: 4);
        Unscales("a scale below 1", Draw.Normal(9), 0.125f, clean: 0, interval: 3);
        // Finite, and their sum, squares and norm are not.
        Unscales("gradients of 3e38", [3e38f, 3e38f, -3e38f, 3e38f, 2.9e38f], Scale(), clean: 2, interval: 9);
        Unscales("thousands of gradients of 3e38", [.. Enumerable.Repeat(3e38f, Draw.Int(5_000, 6_000))], Scale(), clean: 2, interval: 9);
        Unscales("gradients below 1e-40", [1e-44f, -1e-41f, 0, 3e-45f], 2, clean: 0, interval: 9);
        foreach (var (name, value) in ((string, float)[])[("infinity", float.PositiveInfinity),
            ("minus infinity", float.NegativeInfinity), ("NaN", float.NaN)])
            foreach (var (where, at, count) in ((string, int, int)[])[("first", 0, 7), ("last", 36, 37), ("between", 4, 11),
                ("alone", 0, 1)])
            {
                var gradients = Draw.Normal(count, 100);
                gradients[at] = value;
                Unscales($"{name}, {where}", gradients, Scale(), clean: Draw.Int(1, 5), interval: 6);
            }
        Unscales("infinities of both signs", [1, float.PositiveInfinity, 2, float.NegativeInfinity], Scale(), clean: 0, interval: 1);
        InARow();
    }

    private float Scale() => 1 << Draw.Int(8, 16);

    private void Unscales(string name, float[] gradients, float scale, int clean, int interval) =>
        Case($"Unscale, {name}", () => Part(nameof(RoundedNumbers.Unscale), () => Step(gradients, ref scale, ref clean, interval)),
            $"scale {scale:0.######}, clean {clean}, interval {interval:#,0}");

    // Many steps in a row; each is told from the state that the learner's own left.
    private void InARow() => Case("Unscale, 40 steps, some of which overflow", () => Part(nameof(RoundedNumbers.Unscale), () =>
    {
        var (scale, clean, interval) = (1024f, 0, Draw.Int(3, 5));
        for (var step = 0; step < 40; step++)
        {
            var gradients = Draw.Normal(6, 100);
            if (step % 9 == 7 || step == 20) gradients[Draw.Int(0, 5)] = float.PositiveInfinity;
            Step(gradients, ref scale, ref clean, interval);
        }
    }));

    private void Step(float[] gradients, ref float scale, ref int clean, int interval)
    {
        var (before, old, steps) = (gradients.ToArray(), scale, clean);
        var takes = RoundedNumbers.Unscale(gradients, ref scale, ref clean, interval);
        var isFinite = before.All(float.IsFinite);
        That(takes == isFinite, "whether the step is taken", isFinite
            ? "the step is skipped although every gradient is finite: look at each, not at a sum of them"
            : "the step is taken with an infinite or NaN gradient: it would spoil every weight");
        if (takes != isFinite) return; // the rest follows from it
        var grows = isFinite && steps + 1 == interval;
        Number("scale", scale, isFinite ? grows ? 2.0 * old : old : old / 2.0).Within(Tolerance.Exact)
            .Trap(isFinite ? grows ? old : 2.0 * old : old, isFinite
                ? grows ? "scale does not grow after the interval: a small scale would stay for ever"
                    : "scale grows too soon: after `interval` clean steps"
                : "scale stays after an overflow: the next step would overflow too")
            .Trap(0, "scale becomes 0")
            .Trap(isFinite ? old / 2.0 : 2.0 * old, "grows where it should fall, or the other way round");
        Number("clean", clean, isFinite && !grows ? steps + 1 : 0).Within(Tolerance.Exact)
            .Trap(isFinite && !grows ? steps : steps + 1, isFinite && !grows
                ? "a clean step is not counted" : "clean goes on: it counts the steps since scale last changed, so it begins again")
            .Trap(steps, "clean stays: it begins again when scale changes");
        Elements("gradient", gradients, Array.ConvertAll(before, g => isFinite ? g / (double)old : g),
            new(isFinite ? 1.5e-45 : 0, isFinite ? 3 * Tolerance.Float32Roundoff : 0))
            .Trap(() => Array.ConvertAll(before, g => g / (double)(isFinite ? 2 * old : old / 2)),
                "divided by the new scale: the gradients are those of the old one")
            .Trap(() => Array.ConvertAll(before, g => g * (double)old), "multiplied by the scale: the loss was, so they are divided")
            .Trap(() => Array.ConvertAll(before, g => (double)g), "the gradients are not divided")
            .Trap(() => Array.ConvertAll(before, g => g / (double)old), "divided before all were looked at: on an overflow they stay")
            .Trap(() => new double[before.Length], "set to 0: on an overflow they stay as they are");
    }
}
