using Headroom.Grading;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

public sealed partial class ThreeKernelsGrader
{
    private const string Overflow = "exp overflows above 88.7: subtract the row's maximum inside the exponential, "
        + "the largest score of all keys and not of the first ones";
    private const string Nothing = "a row of minus infinities has no softmax: 0 / 0, or minus infinity minus itself. Its weights are 0";
    private const string NoKey =
        "a lane without a key has the maximum minus infinity, and minus infinity minus itself is NaN: begin at float.MinValue";
    private const string Merge = "each lane of the warp has a maximum and a sum of its own, over every 32nd key of the whole row: merge "
        + "them, rescaled to the larger maximum, in 5 exchanges";
    private const string Divisor =
        $"the weights of a row have the right ratios and another sum than 1, so what they are divided by is not the row's sum: {Merge}";
    private const string Divisors = $"the lanes of the warp divide by different sums: {Merge}";
    private const string Unnormalized = "the weights of a row must sum to 1: divide by the sum of the whole row";

    private void Weights(AttentionInput x, double[] scores, double[] weights, float level, bool rises, bool counts)
    {
        var rows = x.AllHeads * x.N;
        var s = Upload2D(Array.ConvertAll(scores, score => (float)score), rows, x.M);
        var softmax = Accelerator.LoadStreamKernel<Rows>(ThreeKernels.Softmax);
        Start(ThreeKernels.Softmax, counts, () => softmax(new KernelConfig(rows, WarpLanes), s.View));
        var got = Download(s);
        CheckWeights(x, got, scores, weights, level, rises);
        Elements("weights", got, weights, x.AllowedWeight, ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N), ("keys", x.M));
    }

    private void CheckWeights(AttentionInput x, float[] got, double[] scores, double[] expected, float level, bool rises)
    {
        if (got.Contains(Poison)) return;
        var broken = Array.FindIndex(got, w => !float.IsFinite(w));
        if (broken >= 0)
        {
            That(false, "every weight is a number", BrokenBy(scores.AsSpan(broken / x.M * x.M, x.M), level, rises));
            return;
        }
        var rows = got.Chunk(x.M).Zip(expected.Chunk(x.M)).Where(row => row.Second.Sum() > 0).ToArray();
        That(Array.TrueForAll(rows, row => row.First.AsSpan().ContainsAnyExcept(0f)), "every row with keys has weights",
            ZeroBy(got, scores, x.M, level, rises));
        var near = x.AllowedWeight;
        var isOne = Array.TrueForAll(rows, row => Math.Abs(row.First.Sum(w => (double)w) - 1) <= x.M * near.AbsolutePart);
        That(isOne, "the weights of a row sum to 1",
            isOne ? ""
            : Array.TrueForAll(rows, row => Math.Abs(row.First.Max() - 1) < 1e-6) ? Unnormalized
            : Array.TrueForAll(rows, row => IsScaled(row.First, row.Second, near)) ? Divisor
            : Array.TrueForAll(rows, row =>
                Lanes(row.First).Zip(Lanes(row.Second)).All(lane => IsScaled(lane.First, lane.Second, near))) ? Divisors
            : "");
    }

    // Of the first row that holds what is no number.
    private static string BrokenBy(ReadOnlySpan<double> scores, float level, bool rises)
    {
        if (!scores.ContainsAnyExcept(double.NegativeInfinity)) return Nothing;
        if (level > 0 || rises) return Overflow;
        if (level < 0) return AttentionData.AllZero;
        return HasIdleLane(scores) ? NoKey : "";
    }

    // Rows with keys and without weights: all whose scores lie far below 0, those of a warp with an idle lane, or, where a sum that is not
    // a number counts as none, those that overflow.
    private static string ZeroBy(float[] got, double[] scores, int m, float level, bool rises)
    {
        var (some, idle, low) = (false, true, true);
        for (var at = 0; at < got.Length; at += m)
        {
            var row = scores.AsSpan(at, m);
            if (!row.ContainsAnyExcept(double.NegativeInfinity) || got.AsSpan(at, m).ContainsAnyExcept(0f)) continue;
            (some, idle) = (true, idle && HasIdleLane(row));
            foreach (var score in row) low &= score < -80;
        }
        return !some ? "" : level == 0 && !rises ? idle ? NoKey : "" : low ? AttentionData.AllZero : Overflow;
    }

    private static bool HasIdleLane(ReadOnlySpan<double> scores) =>
        Array.Exists(Lanes(scores.ToArray()), lane => Array.TrueForAll(lane, double.IsNegativeInfinity));

    // The right weights, times the same factor throughout.
    private static bool IsScaled(float[] got, double[] expected, Tolerance allowed)
    {
        var factor = expected.Sum() == 0 ? 0 : got.Sum(w => (double)w) / expected.Sum();
        var bound = allowed.AbsolutePart * Math.Max(1, factor);
        return factor > 0 && got.Zip(expected).All(pair => Math.Abs(pair.First - pair.Second * factor) <= bound);
    }

    // Every 32nd weight of a row is one lane's.
    private static T[][] Lanes<T>(T[] row) =>
        [.. Enumerable.Range(0, WarpLanes).Select(lane => row.Where((_, key) => key % WarpLanes == lane).ToArray())];
}
