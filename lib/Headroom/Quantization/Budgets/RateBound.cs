namespace Headroom.Quantization.Budgets;

/// <summary>
/// The least loss at a number of bits. A normal value of deviation s costs at least log2(s^2 / d) / 2 bits for a mean square error of d,
/// and several share their bits best where all have one error d, or their own s^2 if that is smaller (reverse water-filling). Here s^2 is
/// what a weight brings to the output: its variance times the mean square of its activation.
/// </summary>
public static class RateBound
{
    /// <summary>
    /// What any code of <paramref name="bytes"/> loses at least in the mean over layers of this source, even if it is told for nothing how
    /// large each weight's deviation is; relative to this layer's output.
    /// </summary>
    public static double Loss(DrawnLayer layer, int bytes)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        var parts = new double[layer.Weights.Length];
        for (var i = 0; i < parts.Length; i++) parts[i] = layer.Deviations[i] * layer.Deviations[i] * layer.Squares[i % layer.Columns];
        return Filled(parts, 8.0 * bytes) / layer.Signal;
    }

    /// <summary>Least sum of squared errors of independent normal values with these variances at so many bits for all.</summary>
    public static double Filled(ReadOnlySpan<double> variances, double bits)
    {
        double[] sorted = [.. variances];
        Array.Sort(sorted, (a, b) => b.CompareTo(a));
        // Summed from the smallest on, so that nothing is left of what was taken away.
        var rest = new double[sorted.Length + 1];
        for (var n = sorted.Length; n > 0; n--) rest[n - 1] = rest[n] + sorted[n - 1];
        // Of the largest n, d is their geometric mean * 2^(-2 bits / n); the n is right at which the next one is below d.
        var logs = 0.0;
        for (var n = 1; n <= sorted.Length; n++)
        {
            if (sorted[n - 1] <= 0) return 0;
            logs += Math.Log2(sorted[n - 1]);
            var level = Math.Pow(2, (logs - 2 * bits) / n);
            if (n == sorted.Length || sorted[n] <= level) return n * level + rest[n];
        }
        return 0;
    }
}
