namespace Graders.Tensors;

/// <summary>Gradients from values alone: central differences in float64.</summary>
public static class Differences
{
    // The cut-off term is step^2 / 6 times the third derivative, the rounding 1e-16 / step times the value: for functions of size 1 both
    // lie near 1e-11, and a float32 gradient is right to 1e-7.
    private const double Step = 1e-5;

    /// <summary>The derivative of <paramref name="of"/> by each of the numbers in <paramref name="at"/>, which come back.</summary>
    public static double[] Gradient(Func<double[], double> of, double[] at)
    {
        ArgumentNullException.ThrowIfNull(of);
        return Gradient(values => [of(values)], [1], at).Values;
    }

    /// <summary>
    /// The same of an array: of the sum of its elements times those of <paramref name="direction"/>, the gradient that comes in. Scale is
    /// the largest sum of sizes of terms, a term for each element of the array: rounding errors are to be measured by it.
    /// </summary>
    public static (double[] Values, double Scale) Gradient(Func<double[], double[]> of, double[] direction, double[] at)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(direction);
        ArgumentNullException.ThrowIfNull(at);
        var (gradient, scale) = (new double[at.Length], 0.0);
        for (var i = 0; i < at.Length; i++)
        {
            var (here, step) = (at[i], Step * Math.Max(1, Math.Abs(at[i])));
            at[i] = here + step;
            var (above, up) = (of(at), at[i]);
            at[i] = here - step;
            var (below, down) = (of(at), at[i]);
            at[i] = here;
            var sizes = 0.0;
            for (var j = 0; j < direction.Length; j++)
            {
                var term = direction[j] * (above[j] - below[j]) / (up - down);
                gradient[i] += term;
                sizes += Math.Abs(term);
            }
            scale = Math.Max(scale, sizes);
        }
        return (gradient, scale);
    }
}
