namespace Headroom.Attention;

/// <summary>Attention in float32 whose running sums are kept in another format, to see what that costs.</summary>
public static class RoundedAttention
{
    /// <summary>
    /// softmax(q kᵀ / sqrt(d)) v of one head, [n, d]. Scores and exponentials are float32; the sum of weights and the d sums of the output
    /// go
    /// through <paramref name="keep"/> after every key, as an accumulator of that format would have it.
    /// </summary>
    public static float[] Of(ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> v, int d, Func<float, float> keep)
    {
        ArgumentNullException.ThrowIfNull(keep);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(d);
        var (output, scores) = (new float[q.Length], new float[k.Length / d]);
        for (var row = 0; row < q.Length; row += d) Row(q.Slice(row, d), k, v, scores, output.AsSpan(row, d), keep);
        return output;
    }

    private static void Row(
        ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> v, Span<float> scores, Span<float> output,
        Func<float, float> keep)
    {
        var (d, max, sum) = (q.Length, float.NegativeInfinity, 0f);
        for (var key = 0; key < scores.Length; key++)
        {
            var score = 0f;
            for (var c = 0; c < d; c++) score += q[c] * k[key * d + c];
            scores[key] = score / MathF.Sqrt(d);
            max = MathF.Max(max, scores[key]);
        }
        for (var key = 0; key < scores.Length; key++)
        {
            var weight = MathF.Exp(scores[key] - max);
            sum = keep(sum + weight);
            for (var c = 0; c < d; c++) output[c] = keep(output[c] + weight * v[key * d + c]);
        }
        for (var c = 0; c < d; c++) output[c] /= sum;
    }
}
