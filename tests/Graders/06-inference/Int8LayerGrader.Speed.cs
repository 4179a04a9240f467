using System.Runtime.Intrinsics.X86;
using Headroom.Grading;
using Headroom.Inference.Matrices;
using Headroom.Measurement;

namespace Graders;

public sealed partial class Int8LayerGrader
{
    private const int Side = 4096; // 64 MiB in FP32, 16 MiB in codes
    private const int Together = 4; // tokens
    private const double Required = 3;

    private void Speeds()
    {
        // On every machine: calls on large inputs, whose weights, scales and tokens change.
        var timed = new Timed(Draw);
        Case($"{Together} tokens, [{Side:#,0}, {Side:#,0}], six calls", () => That(timed.AreRight(6, Forward), Every, Stale),
            "int8 x int8");
        if (!AllRight) return;
        if (!AvxVnni.IsSupported)
        {
            CannotJudge("the speed over the FP32 layer", "this processor, or .NET on it, has no AvxVnni; 04.9 asks for speed without it");
            return;
        }
        PairedTimingReport? timing = null;
        Case($"{Together} tokens, [{Side:#,0}, {Side:#,0}], timed", () =>
        {
            try
            {
                timing = Time(timed);
                That(true, Every, "");
            }
            catch (WrongResult)
            {
                That(false, Every, Stale);
            }
        }, "int8 x int8");
        if (timing is null) return;
        var why = timing.Ratio.Median < Required ? WhySlow() : null;
        Speed("speed over the FP32 layer", timing, why, near: why);
        Explain(timing);
    }

    private const string Every = "result of every timed call";
    private const string Stale =
        "right at first, wrong in a timed call: an earlier call's result is used again, or work is skipped on large inputs";
    private const string Advice = "32 products at once with AvxVnni.MultiplyWideningAndAdd, into a sum for each of four tokens, so that "
        + "each 32 weights are loaded once; and weights asked for some KiB ahead with Sse.Prefetch0, since they come from memory";

    // What the file itself shows; where it shows nothing, how it is done.
    private static string WhySlow()
    {
        var isVectorised = typeof(Int8Layer).Assembly.GetReferencedAssemblies()
            .Any(used => used.Name is "System.Runtime.Intrinsics" or "System.Numerics.Vectors");
        return isVectorised ? Advice : "no vector type is used, and the JIT makes none of a loop over single elements. " + Advice;
    }

    private static PairedTimingReport Time(Timed timed)
    {
        var first = MatrixFormat.Fp32.Pack(Side, Side, (row, values) =>
        {
            for (var i = 0; i < Side; i++) values[i] = (row * 31 + i * 17) % 1009 - 500;
        });
        // A token reads each weight from memory: a server's cache would keep all 64 MiB.
        var matrices = new CopiesInTurn<TiledMatrix>(first, first.Bytes, matrix => matrix.Copy());
        return PairedTiming.Compare(
            Forward,
            call => matrices.Next().Multiply(call.X),
            timed.Call,
            // 4 warm-up calls for each side, then groups of 4 until the case is clear.
            new()
            {
                RequiredRatio = Required, Margin = 0, EarlyConfidence = 0.99,
                Budget = TimeSpan.FromSeconds(2), MaximumBatch = 1, Clock = ProcessorClock.OrSystem,
            },
            (_, call) =>
            {
                if (!timed.IsRight(call)) throw new WrongResult();
            });
    }

    private static void Forward(Call call) => Int8Layer.Forward(call.X, call.Weights, call.Scales, call.Y);

    private void Explain(PairedTimingReport timing)
    {
        var (weights, products) = ((double)Side * Side, (double)Side * Side * Together);
        Meaning($"{timing.Ratio.Median:0.0} times the FP32 layer's speed at {Together} tokens, with a quarter of the bytes: "
            + $"{weights / timing.Candidate.Median / 1e9:0.0} GB/s of codes, where FP32 reads "
            + $"{4 * weights / timing.Baseline.Median / 1e9:0.0}.");
        Meaning($"{products / timing.Candidate.Median / 1e9:0} billion products a second, where FP32 makes "
            + $"{products / timing.Baseline.Median / 1e9:0}. With more tokens these decide, not bytes: notebook 06 measures where.");
    }

    // Ends a measurement at once.
    private sealed class WrongResult : Exception;
}
