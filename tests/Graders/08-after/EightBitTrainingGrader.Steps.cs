using Headroom.Grading;
using Headroom.Quantization;

namespace Graders;

// A step of training: what is called when, with what, and what becomes of the loss's factor.
public sealed partial class EightBitTrainingGrader
{
    private void Steps()
    {
        Run("all gradients finite", 2048, 0, Draw.Int(2, 4), "gggggggg");
        Run("a drawn run", MathF.ScaleB(1, Draw.Int(4, 12)), 0, Draw.Int(2, 3), Drawn(14));
        Run("NaN, infinity and minus infinity", MathF.ScaleB(1, Draw.Int(8, 12)), Draw.Int(1, 2), 3, "nipgggnggpg");
        Run("the least factor", 2, 0, 4, "nnngg");
        Run("the largest factor", 1 << 23, 0, 1, "ggg");
        Run("not a power of two", (float)Draw.Real(100, 999), 1, 2, "gnggi");
        Run("finite numbers whose sum is not", 1024, 0, 4, "glgl");
        Run("weights of 0", 64, 0, 3, "gg", 0);
        Run("weights of 1e-9", 64, 0, 3, "gg", 1e-9f);
    }

    private string Drawn(int steps)
    {
        char[] kinds = [.. Enumerable.Range(0, steps).Select(_ => Draw.Of('g', 'g', 'g', 'g', 'n', 'i'))];
        return new(kinds);
    }

    // g: all finite; l: all finite, and two so large that their sum is not; n, i, p: one number of the gradient is NaN, infinite, infinite
    // below 0, and where is drawn.
    private void Run(string name, float factor, int good, int patience, string kinds, float size = 0.1f) =>
        Case($"{kinds.Length} steps, {name}, patience {patience}", () => Part(nameof(EightBitTraining.Step), () =>
        {
            var (rows, columns) = (Draw.Int(2, 4), Draw.Int(5, 9));
            var e4m3 = new SmallFloats(FloatGrid.E4M3);
            var master = Draw.Normal(rows * columns, size);
            var (state, right) = (new LossScale(factor, good, patience), new LossScale(factor, good, patience));
            for (var step = 0; step < kinds.Length; step++)
                if (!One(step, kinds[step], e4m3, master, columns, ref state, ref right)) return;
            That(true, "every step", "");
        }));

    private bool One(int step, char kind, SmallFloats format, float[] master, int columns, ref LossScale state, ref LossScale right)
    {
        float[] before = [.. master], after = before;
        var scale = (float)(Math.Max(1e-12f, before.Max(Math.Abs)) / (double)format.Format.Largest);
        var gradient = Draw.Normal(master.Length, right.Factor * 0.01f);
        if (kind == 'l') (gradient[1], gradient[^1]) = (3e38f, 2.9e38f);
        else if (kind != 'g') gradient[Draw.Int(0, gradient.Length - 1)] = Broken(kind);
        var (calls, asked, seen, updated, moved) = ("", 0f, default(ScaledCodes), Array.Empty<float>(), false);
        state = EightBitTraining.Step(master, columns, state, (codes, factor) =>
        {
            calls += "b";
            moved |= !master.AsSpan().SequenceEqual(before);
            (seen, asked) = (codes, factor);
            return [.. gradient];
        }, given =>
        {
            calls += "u";
            moved |= !master.AsSpan().SequenceEqual(before);
            updated = [.. given];
            for (var i = 0; i < master.Length; i++) master[i] -= 0.3f * Math.Abs(before[i]) * (i % 3 - 1) + 0.01f;
            after = [.. master];
        });
        var (old, skips) = (right, kind is not ('g' or 'l'));
        moved |= !master.AsSpan().SequenceEqual(after);
        right = Next(right, skips);
        var (asIs, next) = (old.Factor, right.Factor);
        var at = $"step {step + 1}";
        var order = skips ? "b" : "bu";
        That(calls == order, $"calls of {at}", Calls(calls, skips));
        if (calls != order) return false;
        That(!moved, $"master weights in {at}", "Step itself changes the master weights, by rounding or moving them: update alone does");
        if (moved) return false;
        Number($"factor given to backward in {at}", asked, old.Factor).Within(Tolerance.Exact)
            .Trap(1, "backward is called with 1: with the factor of this step");
        if (asked != old.Factor || !Codes(at, format, before, columns, scale, seen!)) return false;
        if (!skips)
        {
            Elements($"gradient given to update in {at}", updated, [.. gradient.Select(each => each / (double)asIs)],
                Tolerance.Relative(4 * Tolerance.Float32Roundoff), master.Length)
                .Trap(() => [.. gradient.Select(each => (double)each)], "still times the factor: the optimizer reads gradient / Factor")
                .Trap(() => [.. gradient.Select(each => each / (double)next)], "divided by the factor of the next step")
                .Trap(() => [.. gradient.Select(each => (double)each * asIs)], "times the factor once more");
            if (updated.Length != gradient.Length) return false;
        }
        Number($"factor after {at}", state.Factor, right.Factor).Within(Tolerance.Exact)
            .Trap(skips ? old.Factor : double.NaN, "a step that is skipped halves the factor")
            .Trap(old.Factor * 2 != right.Factor ? old.Factor * 2 : double.NaN,
                old.Factor * 2 > 1 << 24 ? "beyond 2^24: the factor grows up to there"
                : "doubled too soon: after as many good steps in a row as Patience says")
            .Trap(old.Factor / 2 != right.Factor ? old.Factor / 2 : double.NaN, skips ? "below 1: the factor is at least 1"
                : "halved after a good step").Trap(old.Factor, "after as many good steps as Patience says the factor doubles");
        Number($"good steps after {at}", state.Good, right.Good).Within(Tolerance.Exact)
            .Trap(skips ? old.Good : double.NaN, "a skipped step begins the count again")
            .Trap(old.Good + 1, "once the factor has doubled the count begins again")
            .Trap(skips ? double.NaN : old.Good, "a good step counts");
        That(state.Patience == right.Patience, "patience stays", "patience is not what it was");
        return state == right;
    }

    private bool Codes(string at, SmallFloats format, float[] master, int columns, float scale, ScaledCodes seen)
    {
        var fits = seen is { Scales.Length: 1, Block: 0 } && seen.Codes.Length == master.Length && seen.Columns == columns;
        That(fits && ReferenceEquals(seen.Format, format.Format), $"weights given to backward in {at}",
            "backward reads the master weights in E4M3 under one scale, and this is something else");
        if (!fits) return false;
        var plain = seen.Scales[0] == 1;
        That(Tolerance.Relative(1e-5).Accepts(seen.Scales[0], scale), $"scale of {at}",
            plain ? "the weights' scale is 1: a plain cast" : "the scale is not that of the master weights as they are in this step: "
            + "weights are quantized anew in each step, from the master");
        if (!Tolerance.Relative(1e-5).Accepts(seen.Scales[0], scale)) return false;
        // A number that lies on a tie but for the last bit of the scale may have either code.
        var wrong = Enumerable.Range(0, master.Length).Count(i =>
            format.FromTie(master[i] / (double)scale) > 1e-4 && seen.Codes[i] != format.Code(master[i] / (double)scale));
        That(wrong == 0, $"codes of {at}",
            $"{wrong} of {master.Length} codes are not those of the master weights as they are in this step");
        return wrong == 0;
    }

    private static LossScale Next(LossScale now, bool skips)
    {
        if (skips) return now with { Factor = Math.Max(1, now.Factor / 2), Good = 0 };
        return now.Good + 1 < now.Patience
            ? now with { Good = now.Good + 1 } : now with { Factor = Math.Min(now.Factor * 2, 1 << 24), Good = 0 };
    }

    private static float Broken(char kind) =>
        kind == 'n' ? float.NaN : kind == 'i' ? float.PositiveInfinity : float.NegativeInfinity;

    private static string Calls(string calls, bool skips) => calls switch
    {
        "" => "backward is never called",
        "bu" when skips => "updated with a gradient that has a number that is not finite: such a step is skipped",
        "b" => "no update, and every number of the gradient is finite",
        "ub" => "updated before backward",
        _ when calls.Count(call => call == 'b') > 1 => "backward is called more than once",
        _ => "update is called more than once",
    };

    private void WhatItMeans() => Meaning("In a tensor whose largest number is 120, 0.01 comes back as 0.0105 under one scale for all, "
        + "and as 0.0098 under a scale of its own block; cast plainly into E5M2, a gradient of 5e-6 comes back as 0.");
}
