using System.Numerics;
using System.Runtime.Intrinsics;
using Headroom.Grading;
using Headroom.Measurement;

namespace Graders;

public sealed partial class MeasureMachineGrader
{
    private const int TriadLength = (16 << 20) + 13; // 64 MiB an array, 192 MiB in all; no whole number of vectors
    private const int FmaLength = 3840; // whole blocks of 4, 5, 6, 8, 10, 12 or 16 vectors of any width; 15 KiB stay in the first cache
    private const int FmaSteps = 1000;
    private const double TriadShare = 0.72; // two passes move 6 arrays, not 4 (the read before the write included): 0.67 at best
    private const double FmaShare = 0.75; // half the chains, or a load and a store for each FMA: 0.5

    private void Speeds()
    {
        PairedTimingReport? triad = null, fma = null;
        // The course's loop uses Vector<float>; wider vectors may do more.
        Case("FMA loop, 3,840 elements, 1,000 steps", () => fma = Timed(TimeFma, most: 1.5 * WidestLanes / Vector<float>.Count), "float32");
        if (fma is null) return;
        Speed("FMA loop, as a share of the course's", fma,
            "an FMA takes about 4 clocks and 2 start in each: 8 vectors under way, in local variables, reach 1; 4 of them reach 0.5, one "
            + "0.13, and a load and a store for each FMA leave about half");
        Case("FMA loop, x at rest", AtRest, "float32"); // compiled to the end by now
        if (IsDecided) return;
        Case("triad, 3 arrays of 64 MiB", () => triad = Timed(TimeTriad, most: 2), "float32");
        if (triad is null) return;
        Speed("triad, as a share of the course's", triad,
            "each array crosses once and in order? A second pass, a temporary array or jumps through memory cost bytes that are not "
            + "counted");
        Explain(triad, fma);
    }

    private PairedTimingReport TimeTriad()
    {
        float[] a = Poisoned(TriadLength), b = new float[TriadLength], c = new float[TriadLength];
        Repeat(b, 1009);
        Repeat(c, 1013);
        int[] looked = [.. Enumerable.Range(0, 4096).Select(_ => Draw.Int(0, TriadLength - 1)), .. Enumerable.Range(0, 64),
            .. Enumerable.Range(TriadLength - 64, 64)];
        // All of them once: what is looked at later is few of many.
        const float First = 1.5f;
        MeasureMachine.Triad(a, b, c, First);
        for (var at = 0; at < TriadLength; at++)
            if (!(Math.Abs(a[at] - (b[at] + First * c[at])) <= 0.01f)) WrongResult.Unless(false);
        // Then one at a time changes, and with it what all the others leave to be done.
        for (var again = 0; again < 2; again++)
        {
            var at = Draw.Int(64, TriadLength - 65);
            (a[at], b[at]) = (Poison, b[at] + 1);
            MeasureMachine.Triad(a, b, c, First);
            WrongResult.Unless(Math.Abs(a[at] - (b[at] + First * c[at])) <= 0.01f);
        }
        // Another s each time makes all results new; at the places that are looked at, what was there is poisoned, and b and c change.
        return PairedTiming.Compare(
            s => MeasureMachine.Triad(a, b, c, s),
            s => CourseLoops.Triad(a, b, c, s),
            i =>
            {
                foreach (var at in looked) (a[at], b[at], c[at]) = (Poison, (at + 17 * i) % 1009, (at + 19 * i) % 1013);
                return 2 + i / 16f;
            },
            // 4 warm-up calls of 20 ms for each side, then 8 groups of 4 for a clear case.
            new()
            {
                RequiredRatio = TriadShare, Margin = 0, EarlyConfidence = 0.99, WarmUp = TimeSpan.Zero,
                Budget = TimeSpan.FromSeconds(1.6), MaximumBatch = 1, Clock = ProcessorClock.OrSystem,
            },
            (_, s) => WrongResult.Unless(Array.TrueForAll(looked, IsRight(s))));

        Predicate<int> IsRight(float s) => at => Math.Abs(a[at] - (b[at] + (double)s * c[at])) <= 0.01;
    }

    // 0, 1, 2, ... of `period` numbers, again and again.
    private static void Repeat(Span<float> values, int period)
    {
        for (var i = 0; i < period; i++) values[i] = i;
        for (var from = period; from < values.Length; from += period)
            values[..Math.Min(period, values.Length - from)].CopyTo(values[from..]);
    }

    private PairedTimingReport TimeFma()
    {
        var recurrence = Recurrence.Unstable(Draw, FmaSteps);
        var pool = recurrence.Start(Draw, 2 * FmaLength);
        return PairedTiming.Compare(
            x => MeasureMachine.FmaLoop(x, recurrence.Factor, recurrence.Term, FmaSteps),
            x => CourseLoops.Fma(x, recurrence.Factor, recurrence.Term, FmaSteps),
            i => pool.AsSpan(i * 7 % FmaLength, FmaLength).ToArray(),
            new()
            {
                RequiredRatio = FmaShare, Margin = 0, EarlyConfidence = 0.99, WarmUp = TimeSpan.Zero,
                Budget = TimeSpan.FromSeconds(1), MinimumSample = TimeSpan.FromMilliseconds(0.1), Clock = ProcessorClock.OrSystem,
            },
            (i, x) =>
            {
                var expected = pool.AsSpan(i * 7 % FmaLength, FmaLength).ToArray();
                CourseLoops.Fma(expected, recurrence.Factor, recurrence.Term, FmaSteps);
                WrongResult.Unless(x.AsSpan().SequenceEqual(expected));
            });
    }

    // 2 x 0.5 + 1 is 2 again. The steps cost as much as any others, and are credited as such.
    private void AtRest()
    {
        var recurrence = Recurrence.Unstable(Draw, FmaSteps);
        var (moving, resting, standing) = (double.MaxValue, double.MaxValue, double.MaxValue);
        for (var i = 0; i < 7; i++)
        {
            moving = Math.Min(moving, Seconds(recurrence.Start(Draw, FmaLength), recurrence.Factor, recurrence.Term));
            resting = Math.Min(resting, Seconds([.. Enumerable.Repeat(2f, FmaLength)], 0.5f, 1));
            standing = Math.Min(standing, Seconds(recurrence.Start(Draw, FmaLength), 1, 0));
        }
        That(4 * Math.Min(resting, standing) > moving, "steps that change nothing take as long as others",
            "steps that change nothing are left out: the loop is credited with all of them, and FLOP/s would come out too high");
    }

    private static double Seconds(float[] x, float factor, float term) => ProcessorTime.Of(() =>
    {
        MeasureMachine.FmaLoop(x, factor, term, FmaSteps);
        return x[0];
    }, out _);

    private PairedTimingReport? Timed(Func<PairedTimingReport> measure, double most)
    {
        PairedTimingReport? timing = null;
        try
        {
            timing = measure();
            That(timing.Ratio.Low < most, "speed within what one core can do",
                "faster than one core can be: threads, or work that is not done");
        }
        catch (WrongResult)
        {
            That(false, "result of every timed call",
                "right at first, wrong in a timed call: an earlier call's result is used again, or work is skipped on large inputs");
        }
        return timing;
    }

    private void Explain(PairedTimingReport triad, PairedTimingReport fma)
    {
        var bytes = MeasureMachine.TriadBytes(TriadLength) / triad.Candidate.Median;
        var flops = MeasureMachine.FmaFlops(FmaLength, FmaSteps) / fma.Candidate.Median;
        Meaning($"{bytes / 1e9:0.0} GB/s and {flops / 1e9:0} GFLOP/s on one core: its ridge point is at {flops / bytes:0.##} FLOP per "
            + "byte. The triad offers 2 FLOPs per 12 bytes.");
        if (triad.Ratio.Median > 1.1)
            Meaning($"The triad runs at {triad.Ratio.Median:0.00} times the course's: its stores pass by the caches, so nothing is read "
                + "before it is written.");
        if (fma.Ratio.Median < 1.3 && WidestLanes > Vector<float>.Count)
            Meaning($"Vector<float> holds {Vector<float>.Count} floats here. This core has vectors of {WidestLanes}: with them the "
                + "second number about doubles.");
    }

    private static int WidestLanes => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    // Ends a measurement at once.
    private sealed class WrongResult : Exception
    {
        public static void Unless(bool right)
        {
            if (!right) throw new WrongResult();
        }
    }
}
