namespace Headroom.Grading;

/// <summary>Whether counts fit probabilities: Pearson's test, with the false alarm rate of the course.</summary>
public static class ChiSquare
{
    /// <summary>How often a right submission may be rejected by chance, at most.</summary>
    public const double FalseAlarm = 1e-7;

    /// <summary>How often a wrong submission may pass by chance, at most.</summary>
    public const double MostMissed = 1e-3;

    /// <summary>Sum of (count - expected)^2 / expected; infinite where what cannot be was counted.</summary>
    public static double Statistic(IReadOnlyList<long> counts, IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(probabilities);
        double draws = counts.Sum(), sum = 0;
        for (var i = 0; i < counts.Count; i++)
        {
            var expected = draws * probabilities[i];
            if (expected > 0) sum += (counts[i] - expected) * (counts[i] - expected) / expected;
            else if (counts[i] > 0) return double.PositiveInfinity;
        }
        return sum;
    }

    /// <summary>What the statistic of a right submission exceeds once in 1 / <see cref="FalseAlarm"/> runs.</summary>
    /// <param name="probabilities">Of which those above 0 are counted: one less of them are the degrees of freedom.</param>
    public static double Threshold(IReadOnlyList<double> probabilities)
    {
        var degrees = probabilities.Count(p => p > 0) - 1;
        if (degrees == 0) return 0;
        var (low, high) = (0.0, 1.0);
        while (Tail(degrees, high) > FalseAlarm) high *= 2;
        for (var i = 0; i < 200; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Tail(degrees, middle) > FalseAlarm ? (middle, high) : (low, middle);
        }
        return high;
    }

    /// <summary>The probability that chi-square with so many degrees of freedom is above a value.</summary>
    public static double Tail(int degrees, double value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degrees);
        // Q(k, x) for halves: from erfc or exp up to k / 2, each step adds x^a e^-x / Gamma(a + 1).
        var x = value / 2;
        var (a, tail, term) = degrees % 2 == 0
            ? (1.0, Math.Exp(-x), Math.Exp(-x))
            : (0.5, Erfc(Math.Sqrt(x)), Math.Exp(-x) / Math.Sqrt(Math.PI * x));
        for (; a < degrees / 2.0; a++) tail += term *= x / a;
        return Math.Min(1, tail);
    }

    /// <summary>
    /// How often, at most, so many draws from <paramref name="wrong"/> pass as draws from <paramref name="right"/>: Chebyshev's bound on
    /// the statistic, whose mean and variance under other probabilities are known.
    /// </summary>
    public static double Missed(long draws, IReadOnlyList<double> right, IReadOnlyList<double> wrong)
    {
        double n = draws, mean = 0, slope = 0, square = 0;
        for (var i = 0; i < right.Count; i++)
        {
            if (right[i] == 0)
            {
                // Counted once, the statistic is infinite.
                if (wrong[i] > 0) return Math.Pow(1 - wrong[i], n);
                continue;
            }
            var apart = (wrong[i] - right[i]) / right[i];
            mean += (wrong[i] * (1 - wrong[i]) + n * (wrong[i] - right[i]) * (wrong[i] - right[i])) / right[i];
            slope += wrong[i] * apart;
            square += wrong[i] * apart * apart;
        }
        var variance = 2.0 * right.Count + 4 * n * (square - slope * slope);
        var above = mean - Threshold(right);
        return above <= 0 ? 1 : Math.Min(1, variance / (above * above));
    }

    // Abramowitz and Stegun 7.1.5 below 3, a continued fraction above.
    private static double Erfc(double x)
    {
        if (x < 3)
        {
            var (sum, term) = (x, x);
            for (var k = 1; k < 200; k++)
            {
                term *= -x * x / k;
                sum += term / (2 * k + 1);
            }
            return 1 - 2 / Math.Sqrt(Math.PI) * sum;
        }
        var fraction = 0.0;
        for (var k = 200; k > 0; k--) fraction = k / 2.0 / (x + fraction);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + fraction);
    }
}
