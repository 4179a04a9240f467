namespace Headroom.Attention;

/// <summary>Attention in float64, for errors to be measured against.</summary>
public static class ExactAttention
{
    /// <summary>softmax(q kᵀ / sqrt(d)) v of one head, [n, d]: q is [n, d], k and v are [m, d], row-major.</summary>
    /// <exception cref="ArgumentException">A length is no multiple of d, k and v differ in length, or there is no key.</exception>
    public static double[] Of(ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> v, int d)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(d);
        if (k.Length != v.Length || k.IsEmpty)
            throw new ArgumentException(
                $"k has {k.Length} elements and v {v.Length}: both must be [m, {d}] with at least one row.", nameof(v));
        if (q.Length % d != 0 || k.Length % d != 0)
            throw new ArgumentException($"q has {q.Length} elements and k {k.Length}: rows of {d} do not fill them.", nameof(d));
        var (output, weights) = (new double[q.Length], new double[k.Length / d]);
        for (var row = 0; row < q.Length; row += d) Row(q.Slice(row, d), k, v, weights, output.AsSpan(row, d));
        return output;
    }

    /// <summary>
    /// The length of the difference over the length of <paramref name="expected"/>: 2e-7 is what float32 leaves of a long sum.
    /// </summary>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static double RelativeError(ReadOnlySpan<float> got, ReadOnlySpan<double> expected)
    {
        if (got.Length != expected.Length)
            throw new ArgumentException($"{got.Length} elements against {expected.Length}: compare arrays of one shape.", nameof(got));
        var (difference, size) = (0.0, 0.0);
        for (var i = 0; i < got.Length; i++) (difference, size) = (difference + Square(got[i] - expected[i]), size + Square(expected[i]));
        return Math.Sqrt(difference / size);
    }

    private static void Row(ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> v, Span<double> weights, Span<double> output)
    {
        var (d, max, sum) = (q.Length, double.NegativeInfinity, 0.0);
        for (var key = 0; key < weights.Length; key++)
        {
            var score = 0.0;
            for (var c = 0; c < d; c++) score += (double)q[c] * k[key * d + c];
            weights[key] = score / Math.Sqrt(d);
            max = Math.Max(max, weights[key]);
        }
        for (var key = 0; key < weights.Length; key++)
        {
            var weight = Math.Exp(weights[key] - max);
            sum += weight;
            for (var c = 0; c < d; c++) output[c] += weight * v[key * d + c];
        }
        for (var c = 0; c < d; c++) output[c] /= sum;
    }

    private static double Square(double x) => x * x;
}
