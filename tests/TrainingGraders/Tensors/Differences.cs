namespace Graders.Tensors;

/// <summary>Gradients from values alone: central differences in float64.</summary>
public static class Differences
{
    // The cut-off term is step^2 / 6 times the third derivative, the rounding 1e-16 / step times the value: for functions of size 1 both lie
    // near 1e-11, and a float32 gradient is right to 1e-7.
    private const double Step = 1e-5;

    /// <summary>The derivative of <paramref name="of"/> by each of the numbers in <paramref name="at"/>, which come back as they were.</summary>
    public static double[] Gradient(Func<double[], double> of, double[] at)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(at);
        var gradient = new double[at.Length];
        for (var i = 0; i < at.Length; i++)
        {
            var (here, step) = (at[i], Step * Math.Max(1, Math.Abs(at[i])));
            at[i] = here + step;
            var (above, up) = (of(at), at[i]);
            at[i] = here - step;
            var (below, down) = (of(at), at[i]);
            at[i] = here;
            gradient[i] = (above - below) / (up - down);
        }
        return gradient;
    }

    /// <summary>The same of an array: of the sum of its elements times those of <paramref name="direction"/>, the gradient that comes in.</summary>
    public static double[] Gradient(Func<double[], double[]> of, double[] direction, double[] at) =>
        Gradient(values => Dot(of(values), direction), at);

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
