namespace Headroom.Measurement;

/// <summary>Order statistics: they ask nothing of the distribution, and one wild value does not move them.</summary>
public static class Quantiles
{
    /// <summary>The middle value; between two middle values, their mean.</summary>
    public static double Median(ReadOnlySpan<double> values) => At(values, 0.5);

    /// <summary>The value below which a share p of the sample lies, interpolated between neighbours (position p (n - 1)).</summary>
    public static double At(ReadOnlySpan<double> values, double p)
    {
        if (p is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "a quantile is between 0 and 1.");
        var sorted = Sorted(values);
        var position = p * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        var weight = position - below;
        return weight == 0 ? sorted[below] : sorted[below] * (1 - weight) + sorted[above] * weight;
    }

    /// <summary>Third quartile minus first: the width of the middle half.</summary>
    public static double InterquartileRange(ReadOnlySpan<double> values) => At(values, 0.75) - At(values, 0.25);

    /// <summary>
    /// Two values of the sample with the true median between them, at a confidence that holds for every distribution (sign test).
    /// Null when the sample is too small: 95 % needs 6 values, 99.9 % needs 11.
    /// </summary>
    public static (double Low, double High)? MedianInterval(ReadOnlySpan<double> values, double confidence)
    {
        if (confidence is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "a confidence is between 0 and 1.");
        var sorted = Sorted(values);
        var outside = CountOutside(sorted.Length, (1 - confidence) / 2);
        return outside == 0 ? null : (sorted[outside - 1], sorted[^outside]);
    }

    // The largest k with P(Binomial(n, 1/2) < k) <= tail: the k-th smallest and k-th largest values are the bounds.
    private static int CountOutside(int n, double tail)
    {
        var logTerm = -n * Math.Log(2); // ln P(exactly k)
        var below = 0.0;
        for (var k = 0; k <= n / 2; k++)
        {
            below += Math.Exp(logTerm);
            if (below > tail) return k;
            logTerm += Math.Log((double)(n - k) / (k + 1));
        }
        return n / 2;
    }

    private static double[] Sorted(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) throw new ArgumentException("no values, so no quantile.", nameof(values));
        var sorted = values.ToArray();
        if (Array.Exists(sorted, double.IsNaN))
            throw new ArgumentException("a value is NaN, and NaN has no place in an order.", nameof(values));
        Array.Sort(sorted);
        return sorted;
    }
}
