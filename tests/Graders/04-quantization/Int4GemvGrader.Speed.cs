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
                timing = Time(TimeSpan.FromSeconds(2));
                That(true, "result of every timed call", "");
            }
            catch (WrongResult)
            {
                That(false, "result of every timed call", "right at first, wrong in a timed call: an earlier call's result is used again, or work is skipped on large inputs");
            }
        }, "int4 x int8");
        if (timing is null) return;
        Speed("speed over float32", timing, timing.Ratio.Median < Required ? WhySlow(timing) : null);
        Explain(timing);
    }

    private const string Scalar = "one element at a time: no vector type is used. ";
    private const string Advice = "Unpack 16 bytes at once, multiply in 16 bits, add in 32, scale the sums of a block as a vector; and let no method be called for each block";
    private const string Unfinished = "the JIT: the same code is faster after many short calls. A long loop is compiled while it runs, and worse than a method "
        + "that is called often: the loop over blocks belongs in a method of its own, called once for each row";

    // What the clock and the file itself tell; else only how it is done.
    private string WhySlow(PairedTimingReport timing)
    {
        if (!typeof(Int4Gemv).Assembly.GetReferencedAssemblies().Any(used => used.Name is "System.Runtime.Intrinsics" or "System.Numerics.Vectors")) return Scalar + Advice;
        try
        {
            CallOften();
            return Time(TimeSpan.FromSeconds(1)).Ratio.Median > Settled * timing.Ratio.Median ? Unfinished : Advice;
        }
        catch (WrongResult)
        {
            return Advice;
        }
    }

    private const double Settled = 1.25;

    // As often as it takes the runtime to compile a method for good, 30 calls, and the time to do it.
    private void CallOften()
    {
        var (few, y) = (new PackedBlocks(Draw, 4, 64), new float[4]);
        for (var round = 0; round < 3; round++)
        {
            for (var call = 0; call < 60; call++) Int4Gemv.Multiply(few.Codes, few.Scales, few.X, few.XScales, y);
            Thread.Sleep(120);
        }
    }

    private PairedTimingReport Time(TimeSpan budget)
    {
        var timed = new Timed(Draw);
        var w = timed.Weights;
        var matrix = new float[Side * Side];
        for (var i = 0; i < matrix.Length; i++) matrix[i] = i % 1009 - 500;
        // Decoding reads each weight from memory once per token; a server's cache would keep all 64 MiB.
        var matrices = new CopiesInTurn(matrix);
        return PairedTiming.Compare(
            call => Int4Gemv.Multiply(w.Codes, w.Scales, call.X, call.XScales, call.Y),
            call => Gemv.Multiply(matrices.Next(), call.Floats, call.Y),
            timed.Call,
            // 4 warm-up calls for each side, then groups of 4 until the case is clear.
            new() { RequiredRatio = Required, Margin = 0, EarlyConfidence = 0.99, Budget = budget, MaximumBatch = 1, Clock = ProcessorClock.OrSystem },
            (i, call) => WrongResult.Unless(timed.IsRight(i, call)));
    }

    private void Explain(PairedTimingReport timing)
    {
        var bytes = (double)Side * Side / 2 + 4.0 * Side * Side / PackedBlocks.Block;
        Meaning($"{timing.Ratio.Median:0.0} times the float32 product's speed, with 6.4 times fewer bytes: {bytes / timing.Candidate.Median / 1e9:0.0} GB/s of packed weights, where float32 reads {4.0 * Side * Side / timing.Baseline.Median / 1e9:0.0}.");
        Meaning("Where it gains less than the bytes, instructions are the limit: ./course bench quantization shows what a rearranged layout and one instruction for four products add.");
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
