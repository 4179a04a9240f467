using Headroom.Grading;
using Headroom.Measurement;
using Headroom.Quantization.Cpu;

namespace Graders;

public sealed partial class Int4GemvGrader
{
    private const int Side = 4096; // 64 MiB in float32, 10.5 MB packed
    private const double Required = 2;

    private void Speeds()
    {
        PairedTimingReport? timing = null;
        Case($"[{Side}, {Side}] times [{Side}], timed", () =>
        {
            try
            {
                timing = Time();
                That(true, "result of every timed call", "");
            }
            catch (WrongResult)
            {
                That(false, "result of every timed call",
                    "right at first, wrong in a timed call: an earlier call's result is used again, or work is skipped on large inputs");
            }
        }, "int4 x int8");
        if (timing is null) return;
        var why = timing.Ratio.Median < Required ? WhySlow() : null;
        Speed("speed over float32", timing, why, near: why);
        Explain(timing);
    }

    private const string Scalar = "no vector type is used, and the JIT makes none of a loop over single elements. ";
    private const string Advice = "Unpack 16 bytes at once, multiply in 16 bits, add in 32, scale the sums of a block as a vector";
    private const string OneMethod = "rows and blocks are two loops of one method, and the JIT does not recompile a method while it runs: "
        + "the loop over blocks belongs in a method of its own, called once for each row. If that changes nothing, a block takes too many "
        + "instructions";

    // What the file itself shows; where it shows nothing, how it is done.
    private static string WhySlow()
    {
        if (!typeof(Int4Gemv).Assembly.GetReferencedAssemblies()
            .Any(used => used.Name is "System.Runtime.Intrinsics" or "System.Numerics.Vectors")) return Scalar + Advice;
        var loops = LoopsOfType.Of(typeof(Int4Gemv));
        if (loops.CalledInALoop is { } method)
            return $"{method} is called for each block: unless the JIT puts its code in place of the call, the call takes as long as the "
                + "arithmetic. It does so with [MethodImpl(MethodImplOptions.AggressiveInlining)]";
        return loops.AreNested ? OneMethod : Advice;
    }

    private PairedTimingReport Time()
    {
        var timed = new Timed(Draw);
        // Wrong ones are told before the float32 matrices are made, which takes half a second where a cache is large.
        for (var i = 0; i < 6; i++)
        {
            var call = timed.Call(i);
            Multiply(call);
            WrongResult.Unless(timed.IsRight(call));
        }
        var matrix = new float[Side * Side];
        for (var i = 0; i < matrix.Length; i++) matrix[i] = i % 1009 - 500;
        // Decoding reads each weight from memory once per token; a server's cache would keep all 64 MiB.
        var matrices = new CopiesInTurn<float[]>(matrix, sizeof(float) * matrix.LongLength, all => [.. all]);
        return PairedTiming.Compare(
            Multiply,
            call => Gemv.Multiply(matrices.Next(), call.Floats, call.Y),
            timed.Call,
            // 4 warm-up calls for each side, then groups of 4 until the case is clear.
            new()
            {
                RequiredRatio = Required, Margin = 0, EarlyConfidence = 0.99,
                Budget = TimeSpan.FromSeconds(2), MaximumBatch = 1, Clock = ProcessorClock.OrSystem,
            },
            (_, call) => WrongResult.Unless(timed.IsRight(call)));
    }

    private static void Multiply(Call call) =>
        Int4Gemv.Multiply(call.Weights.Codes, call.Weights.Scales, call.Weights.X, call.Weights.XScales, call.Y);

    private void Explain(PairedTimingReport timing)
    {
        var bytes = (double)Side * Side / 2 + 4.0 * Side * Side / PackedBlocks.Block;
        Meaning($"{timing.Ratio.Median:0.0} times the float32 product's speed, with 6.4 times fewer "
            + $"bytes: {bytes / timing.Candidate.Median / 1e9:0.0} GB/s of packed weights, where float32 "
            + $"reads {4.0 * Side * Side / timing.Baseline.Median / 1e9:0.0}.");
        Meaning("Where it gains less than the bytes, instructions are the limit: ./course bench quantization shows what a rearranged "
            + "layout and one instruction for four products add.");
    }

    // Ends a measurement at once.
    private sealed class WrongResult : Exception
    {
        public static void Unless(bool right)
        {
            if (!right) throw new WrongResult();
        }
    }
}
