using Headroom.Grading;

namespace Graders;

public sealed partial class OnlineSoftmaxGrader
{
    private enum Shift
    {
        Maximum,
        /// <summary>Nothing is subtracted.</summary>
        None,
        FirstOfRow,
        /// <summary>Each thread's first logit stays its maximum.</summary>
        FirstOfThread,
        /// <summary>The latest logit, larger or not.</summary>
        Latest,
    }

    private enum Merge
    {
        Rescaled,
        /// <summary>Sums are added as they are.</summary>
        Unscaled,
        /// <summary>The lower thread's maximum stays the unit.</summary>
        LowerMaximum,
    }

    /// <summary>The technique with one of its steps done wrong.</summary>
    private sealed record Mistake
    {
        public float Start { get; init; } = float.MinValue;
        public Shift Shift { get; init; }
        public Merge Merge { get; init; }
        public bool Rescales { get; init; } = true;
        public bool IsScaleTurned { get; init; }

        /// <summary>How far below the maximum a term is left out.</summary>
        public float Drops { get; init; } = float.PositiveInfinity;

        /// <summary>By how much a maximum has to rise before it becomes the unit.</summary>
        public float Keeps { get; init; }

        public float Exp(float difference) => difference < -Drops ? 0 : MathF.Exp(difference);

        /// <summary>How many threads see logits.</summary>
        public int Share { get; init; } = Size;

        /// <summary>How many threads' pairs become one.</summary>
        public int Threads { get; init; } = Size;
    }

    private readonly record struct State(float Max, float Sum);

    private static void Mistakes(ArrayExpectation elements, float[] x, int columns)
    {
        Trap(new() { Shift = Shift.None }, "exp overflows above 88.7: subtract the row's maximum inside the exponential");
        // Before those that are never rescaled, which fail on shorter rows too and are told there.
        Trap(new() { Keeps = 80 },
            "the unit is kept until the maximum has risen by 80: 128,256 terms of up to exp(80) pass what a float holds. Rescale earlier");
        Trap(new() { Shift = Shift.FirstOfRow },
            "the row's first logit is subtracted, not its maximum: exp overflows where a later one lies more than 88 above it");
        Trap(new() { Start = float.NegativeInfinity },
            "the maximum begins at minus infinity, and minus infinity minus itself is NaN: a thread that saw no logit, or only masked "
            + "ones, must bring a sum of 0");
        Trap(new() { Shift = Shift.FirstOfThread },
            "the maximum is not updated: a thread's first logit stays its maximum, and exp overflows where a later one lies more than 88 "
            + "above it");
        Trap(new() { Shift = Shift.Latest }, "the latest logit becomes the maximum, whether it is larger or not");
        Trap(new() { Merge = Merge.Unscaled },
            "the sums of threads count in units of their own maxima: rescale both to the larger one, then add");
        Trap(new() { Merge = Merge.LowerMaximum },
            "two sums become one in the unit of the first: exp overflows where the second maximum lies more than 88 above. Take the larger "
            + "of both");
        Trap(new() { Rescales = false },
            "each logit here is a new maximum: the sum so far must be rescaled by exp(old maximum - new maximum)");
        Trap(new() { IsScaleTurned = true },
            "the rescaling is turned round: exp(old maximum - new maximum) is at most 1, and exp(new maximum - old maximum) at least 1");
        Trap(new() { Drops = 17 },
            "terms below half a unit in the last place of the largest are left out: each would be lost alone, 20,000 of them are not");
        Trap(new() { Threads = 32 }, "the sums of threads beyond the first warp are left out: add over all 256 threads");
        Trap(new() { Share = 1 },
            "one thread adds up the whole row, and rounds as often as it has logits: 256 threads round far less, and each takes its part");
        Trap(new() { Share = 32 }, "one warp adds up the whole row, and rounds more often than 256 threads do: each takes its part");

        void Trap(Mistake mistake, string cause) => elements.Trap(() => Wrong(x, columns, mistake), cause);
    }

    // Where the rows below some level come out as no numbers, or as zeros, and all others are right. The array holds what came there.
    private static (double[] Wrong, string Cause)? BeganAbove(float[] y, float[] x, int columns)
    {
        if (x.Length != s_levels.Length * columns) return null;
        bool[] isEmpty = [.. s_levels.Select((_, row) => y.AsSpan(row * columns, columns).IndexOfAnyInRange(float.Epsilon, 1) < 0)];
        var first = Array.IndexOf(isEmpty, true);
        if (first < 1 || isEmpty.Skip(first).Contains(false)) return null;
        var wrong = Reference(x, columns);
        for (var i = first * columns; i < y.Length; i++) wrong[i] = y[i];
        return (wrong, $"logits near {s_levels[first - 1]:#,0} come out right, those near {s_levels[first]:#,0} and below do not: "
            + "the maximum begins above them, and every exponential is 0. Begin below all logits, with float.MinValue");
    }

    // Thread by thread in float, so that it overflows where a kernel does: y = exp(x - max) / sum.
    private static double[] Wrong(float[] x, int columns, Mistake mistake)
    {
        var y = new double[x.Length];
        for (var start = 0; start < x.Length; start += columns)
        {
            var row = x.AsSpan(start, columns);
            var states = new State[Size];
            Array.Fill(states, new(mistake.Shift is Shift.None ? 0 : mistake.Shift is Shift.FirstOfRow ? row[0] : mistake.Start, 0));
            for (var col = 0; col < columns; col++) states[col % mistake.Share] = Seen(states[col % mistake.Share], row[col], mistake);
            for (var half = mistake.Threads / 2; half > 0; half /= 2)
                for (var thread = 0; thread < half; thread++) states[thread] = Merged(states[thread], states[thread + half], mistake);
            for (var col = 0; col < columns; col++) y[start + col] = MathF.Exp(row[col] - states[0].Max) / states[0].Sum;
        }
        return y;
    }

    private static State Seen(State own, float logit, Mistake mistake)
    {
        var larger = mistake.Shift switch
        {
            Shift.None or Shift.FirstOfRow => own.Max,
            Shift.FirstOfThread => own.Sum > 0 ? own.Max : logit,
            Shift.Latest => logit,
            _ => own.Sum > 0 && logit - own.Max < mistake.Keeps ? own.Max : MathF.Max(own.Max, logit),
        };
        if (mistake.IsScaleTurned) return new(larger, own.Sum * MathF.Exp(larger - own.Max) + MathF.Exp(logit - larger));
        return new(larger, own.Sum * (mistake.Rescales ? MathF.Exp(own.Max - larger) : 1) + mistake.Exp(logit - larger));
    }

    private static State Merged(State lower, State upper, Mistake mistake)
    {
        if (mistake.Merge == Merge.Unscaled) return new(MathF.Max(lower.Max, upper.Max), lower.Sum + upper.Sum);
        var larger = mistake.Merge == Merge.LowerMaximum && lower.Sum > 0 ? lower.Max : MathF.Max(lower.Max, upper.Max);
        return new(larger, lower.Sum * mistake.Exp(lower.Max - larger) + upper.Sum * mistake.Exp(upper.Max - larger));
    }
}
