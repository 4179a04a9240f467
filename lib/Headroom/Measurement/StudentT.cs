namespace Headroom.Measurement;

/// <summary>Student's t: how far a mean of few values may be from the true one.</summary>
public static class StudentT
{
    /// <summary>
    /// How many standard errors a 95 % interval reaches to each side of a mean: 12.706 of two values (one degree of freedom), 2.776 of
    /// five, 1.96 of very many.
    /// </summary>
    /// <param name="degrees">Values less one: 1 or more.</param>
    public static double Factor(int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        var (low, high) = (0.0, 20.0);
        while (high - low > 1e-13 * high && (low + high) / 2 is var middle && middle > low && middle < high)
            (low, high) = Within(middle, degrees) < 0.95 ? (middle, high) : (low, middle);
        return (low + high) / 2;
    }

    // The chance that |t| is at most so much: a finite sum for whole degrees.
    private static double Within(double t, int degrees)
    {
        var angle = Math.Atan(t / Math.Sqrt(degrees));
        var (sine, cosine) = Math.SinCos(angle);
        var odd = degrees % 2;
        var (sum, term) = (0.0, odd == 1 ? cosine : 1.0);
        for (var i = odd + 2; i <= degrees; i += 2)
        {
            sum += term;
            term *= cosine * cosine * (i - 1) / i;
        }
        return odd == 0 ? sine * sum : 2 / Math.PI * (angle + sine * sum);
    }
}
