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
        return Bisected(t => Within(t, degrees));
    }

    /// <summary>The same for degrees of freedom that are no whole number, as Welch's test has them: 3.575 of 2.5 degrees.</summary>
    /// <param name="degrees">1 or more, a million at most.</param>
    public static double Factor(double degrees)
    {
        if (degrees is not (>= 1 - 1e-9 and <= 1e6)) // a formula for 1 may be rounded
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "1 to a million degrees.");
        // With t = sqrt(degrees) tan(angle), t's density is that of the angle times cos^(degrees - 1), up to a factor.
        double Density(double angle) => Math.Exp((degrees - 1) * Math.Log(Math.Max(Math.Cos(angle), 1e-300)));
        var step = degrees <= 200 ? 1.0 / 16 : 1.0 / 128; // of many degrees the density is a narrow peak
        var all = DoubleExponential.Integral(Density, Math.PI / 2, step);
        return Bisected(t => DoubleExponential.Integral(Density, Math.Atan(t / Math.Sqrt(degrees)), step) / all);
    }

    private static double Bisected(Func<double, double> within)
    {
        var (low, high) = (0.0, 20.0);
        while (high - low > 1e-13 * high && (low + high) / 2 is var middle && middle > low && middle < high)
            (low, high) = within(middle) < 0.95 ? (middle, high) : (low, middle);
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
