using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Headroom.Grading;
using Headroom.Hardware;
using Headroom.Measurement;

namespace Graders;

public sealed partial class MatVecGrader
{
    private const int Rows = 2048, Columns = 4096; // 4.7 MB
    private const double Required = 0.8;
    private const string Every = "result of every timed call";
    private const string StaleTimed =
        "right at first, wrong in a timed call: an earlier call's work is used again, or work is skipped on large inputs";

    private void Speeds()
    {
        var timed = new Timed(Draw);
        Case($"[{Rows:#,0}, {Columns:#,0}] times [{Columns:#,0}], six calls", () => That(timed.AreRight(6), Every, StaleTimed));
        if (!AllRight || CannotBeFast()) return;
        Case($"[{Rows:#,0}, {Columns:#,0}] times [{Columns:#,0}], timed", () =>
        {
            var mark = Mark(timed);
            try
            {
                var timing = Time(timed, mark);
                That(true, Every, "");
                ScoredSpeed("time of a call", timing, mark, pieces: 1, "unpacked to floats, then vectors",
                    $"{Bytes / 1e6:0.0} MB read once, {Place(timed)}", WhySlow());
                Meaning($"{timing.Baseline.Best / timing.Candidate.Best:0.0} times the baseline's speed: "
                    + $"{Bytes / timing.Candidate.Median / 1e9:0.0} GB/s of weights, "
                    + $"where reading alone reaches {Bytes / mark.Bound / 1e9:0.0}.");
            }
            catch (WrongResult)
            {
                That(false, Every, StaleTimed);
            }
        });
    }

    private bool CannotBeFast()
    {
        if (Avx2.IsSupported || AdvSimd.IsSupported) return false;
        CannotJudge("the speed", "this processor, or .NET on it, has neither Avx2 nor AdvSimd");
        return true;
    }

    private const double Bytes = (double)Rows * Columns / SuperBlocks.Block * SuperBlocks.BlockBytes;

    private static string Place(Timed timed) =>
        timed.Copies.ComesFromMemory ? "from memory" : $"from the {Calibration.LevelOf(Bytes * timed.Copies.Count, 1)}";

    // All of it in this run, on these bytes, by processor time.
    private static SpeedMark Mark(Timed timed)
    {
        var clock = ProcessorClock.OrSystem;
        var bound = ReadPass.Seconds(timed.Copies.Next, 2 * Math.Max(12, timed.Copies.Count), clock);
        var nearest = timed.Copies.Next();
        var fastest = Math.Min(bound, ReadPass.Seconds(() => nearest, 16, clock));
        var call = timed.Call(0);
        var seconds = Timing.Measure(() => Plain(call), TimeSpan.FromSeconds(0.06), clock).Median;
        return new(Required, bound, fastest, seconds);
    }

    private static PairedTimingReport Time(Timed timed, SpeedMark mark) => PairedTiming.Compare(
        Multiply, Plain, timed.Call,
        // 4 warm-up calls for each side, then groups of 4 until the case is clear.
        new()
        {
            RequiredRatio = mark.Ratio, Margin = 0, EarlyConfidence = 0.99,
            Budget = TimeSpan.FromSeconds(1.2), MaximumBatch = 1, Clock = ProcessorClock.OrSystem,
        },
        (_, call) =>
        {
            if (!timed.IsRight(call)) throw new WrongResult();
        });

    private static void Multiply(Call call) => MatVec.Multiply(call.Weights, call.X, call.Y);

    // The baseline: a part's weights are unpacked to floats one by one, and multiplied as vectors. Compiled in full from the first call.
    private static void Plain(Call call)
    {
        for (var row = 0; row < Rows; row++)
            call.Y[row] = Dot(call.Weights.AsSpan(row * (Columns / 256) * SuperBlocks.BlockBytes), call.X);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Dot(ReadOnlySpan<byte> weights, ReadOnlySpan<float> x)
    {
        var sum = Vector256<float>.Zero;
        Span<float> part = stackalloc float[SuperBlocks.Part];
        for (var c = 0; c < x.Length; c += SuperBlocks.Part)
        {
            Unpack(weights.Slice(c / 256 * SuperBlocks.BlockBytes, SuperBlocks.BlockBytes), c % 256 / SuperBlocks.Part, part);
            for (var j = 0; j < SuperBlocks.Part; j += 8)
                sum += Vector256.Create<float>(part.Slice(j, 8)) * Vector256.Create(x.Slice(c + j, 8));
        }
        return Vector256.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Unpack(ReadOnlySpan<byte> block, int part, Span<float> values)
    {
        var six = block.Slice(4, 12);
        var scale = part < 4 ? six[part] & 63 : six[part + 4] & 15 | six[part - 4] >> 6 << 4;
        var minimum = part < 4 ? six[part + 4] & 63 : six[part + 4] >> 4 | six[part] >> 6 << 4;
        var factor = (float)MemoryMarshal.Read<Half>(block) * scale;
        var less = (float)MemoryMarshal.Read<Half>(block[2..]) * minimum;
        var codes = block.Slice(16 + part / 2 * 32, 32);
        if (part % 2 == 0)
            for (var j = 0; j < values.Length; j++) values[j] = factor * (codes[j] & 15) - less;
        else
            for (var j = 0; j < values.Length; j++) values[j] = factor * (codes[j] >> 4) - less;
    }

    // What the file itself shows; where it shows nothing, how it is done.
    private static string WhySlow()
    {
        const string advice = "Bring x to 8 bits once, keep its sum over each 32 columns for the minima, multiply bytes and add in 32 "
            + "bits, and make floats of a block's sums, once for 256 columns";
        var isVectorised = typeof(MatVec).Assembly.GetReferencedAssemblies()
            .Any(used => used.Name is "System.Runtime.Intrinsics" or "System.Numerics.Vectors");
        return isVectorised ? advice : "no vector type is used, and the JIT makes none of a loop over single elements. " + advice;
    }

    // Ends a measurement at once.
    private sealed class WrongResult : Exception;
}
