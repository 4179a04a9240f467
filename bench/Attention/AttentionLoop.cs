namespace Headroom.Bench.Attention;

/// <summary>One head of attention, n queries and n keys, as plain C# and in float64.</summary>
internal static class AttentionLoop
{
    /// <summary>
    /// What one writes first: a query at a time, its scores in an array, their maximum, their exponentials, the weighted sum.
    /// </summary>
    public static void Run(float[] q, float[] k, float[] v, float[] o, int n, int d)
    {
        var weights = new float[n];
        for (var i = 0; i < n; i++)
        {
            var query = q.AsSpan(i * d, d);
            var output = o.AsSpan(i * d, d);
            var max = float.MinValue;
            for (var j = 0; j < n; j++)
            {
                var score = 0f;
                var key = k.AsSpan(j * d, d);
                for (var c = 0; c < query.Length; c++) score += query[c] * key[c];
                weights[j] = score / MathF.Sqrt(d);
                max = MathF.Max(max, weights[j]);
            }
            var sum = 0f;
            for (var j = 0; j < n; j++) sum += weights[j] = MathF.Exp(weights[j] - max);
            output.Clear();
            for (var j = 0; j < n; j++)
            {
                var weight = weights[j] / sum;
                var value = v.AsSpan(j * d, d);
                for (var c = 0; c < output.Length; c++) output[c] += weight * value[c];
            }
        }
    }

    /// <summary>A row of the result in float64; the query sees <paramref name="keys"/> keys.</summary>
    public static double[] Row(float[] q, float[] k, float[] v, int row, int keys, int d)
    {
        var weights = new double[keys];
        for (var j = 0; j < keys; j++)
        {
            for (var c = 0; c < d; c++) weights[j] += (double)q[row * d + c] * k[j * d + c];
            weights[j] /= Math.Sqrt(d);
        }
        var max = weights.Max();
        var sum = weights.Sum(score => Math.Exp(score - max));
        var output = new double[d];
        for (var j = 0; j < keys; j++)
            for (var c = 0; c < d; c++) output[c] += Math.Exp(weights[j] - max) / sum * v[j * d + c];
        return output;
    }
}
