using Headroom.Grading;

namespace Graders;

/// <summary>Inputs of attention, and how far float32 may be from float64 on them.</summary>
internal static class AttentionData
{
    /// <summary>For a kernel whose first group does the work of all: no count of a launch tells.</summary>
    public const string OneGroup =
        "one group has the queries of others: group x has the 64 from 64 * x on, and on a GPU the groups run side by side";

    /// <summary>For an output of nothing but zeros.</summary>
    public const string AllZero =
        "every exp was 0, so no key has a weight: the maximum began above the scores, and float.MinValue is below them all";

    /// <summary>
    /// Rows whose scores lie near <paramref name="level"/>, an exp(level) away from overflow or from 0. All values are multiples of 1/8 and
    /// all sums of products below 2^24 / 64, so that float32 computes the scores of head dimension 64 without any rounding.
    /// </summary>
    /// <param name="draw">Draws.</param>
    /// <param name="count">Rows.</param>
    /// <param name="d">Columns: 64.</param>
    /// <param name="first">Column 0 of a row: level / 50 in queries.</param>
    public static float[] Level(Draw draw, int count, int d, Func<int, float> first)
    {
        var rows = draw.Normal(count * d);
        for (var i = 0; i < rows.Length; i++) rows[i] = i % d == 0 ? first(i / d) : MathF.Round(rows[i] * 8) / 8;
        return rows;
    }

    /// <summary>
    /// Column 0 of key <paramref name="key"/> of a head, where a query's is level / 50: level = (level / 50) * 400 / sqrt(64).
    /// </summary>
    public static float FirstOfKey(int key, float level) => 400 - (IsFaint(key) ? Gap * 8 / (level / 50) : 0);

    /// <summary>Every seventh key is faint: <see cref="Gap"/> below the others, a weight below 1e-8, and heard all the same.</summary>
    public static bool IsFaint(int key) => key % 7 == 3;

    /// <summary>How far the score of a faint key lies below the others.</summary>
    public const float Gap = 18.75f;

    /// <summary>How many times as large as the others the values of a faint key are.</summary>
    public const float Shout = 1e8f;

    /// <summary>
    /// Values whose faint keys, of each head's <paramref name="m"/>, are so large that they count although their weight is lost in a sum of
    /// weights.
    /// </summary>
    public static float[] Shouted(float[] v, int m, int d) => [.. v.Select((value, at) => IsFaint(at / d % m) ? Shout * value : value)];

    /// <summary>The sizes of values.</summary>
    public static float[] Sizes(float[] v) => [.. v.Select(MathF.Abs)];

    /// <summary>
    /// A score is d products and d sums, with rounding errors of either sign: about sqrt(2 d) units of the largest sum of |q k| / sqrt(d),
    /// four times that at the worst of many. Weights carry it as a relative error, in numerator and denominator; averaging adds sqrt(keys).
    /// </summary>
    /// <param name="reach">The largest weighted sum of sizes of values, where that is far less than the largest value.</param>
    public static Tolerance Allowed(
        float[] q, float[] k, float[] v, int d, int keys, bool exactScores = false, double? reach = null)
    {
        var largest = reach ?? v.Max(MathF.Abs);
        return Tolerance.Absolute(Tolerance.Float32Roundoff * largest * (2 * ScoreUnits(q, k, d, exactScores) + 4 * Math.Sqrt(keys) + 8));
    }

    /// <summary>The part of <see cref="Allowed"/> that comes from the scores, in units of float32's roundoff.</summary>
    public static double ScoreUnits(float[] q, float[] k, int d, bool exactScores) =>
        // Exact scores still lose up to one unit of |score - maximum|, which is below 64 wherever the weight matters.
        exactScores ? 64 : 4 * Math.Sqrt(2 * d) * LargestRow(q, d) * LargestRow(k, d) / Math.Sqrt(d);

    // Sum of |q k| is at most |q| |k|.
    private static double LargestRow(float[] rows, int d)
    {
        var largest = 0.0;
        for (var i = 0; i < rows.Length; i += d)
            largest = Math.Max(largest, Math.Sqrt(ReferenceHead.Dot(rows.AsSpan(i), rows.AsSpan(i), d)));
        return largest;
    }
}
