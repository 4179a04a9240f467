using Headroom.Grading;

namespace Graders;

/// <summary>Linear attention of one head in float64, as sums over pairs, and what float32 may be off.</summary>
internal sealed record LinearReference(double[] O, Tolerance Allowed)
{
    /// <param name="x">What goes in.</param>
    /// <param name="isNormalised">Whether a row is divided by the sum of its scores.</param>
    /// <param name="sees">Whether a token sees another; the causal mask where nothing is said.</param>
    /// <param name="weight">What a score becomes; itself where nothing is said.</param>
    public static LinearReference Of(
        LinearInput x, bool isNormalised, Func<int, int, bool>? sees = null, Func<double, double>? weight = null)
    {
        var (o, worst) = (new double[x.V.Length], 0.0);
        for (var t = 0; t < x.N; t++)
        {
            var (total, sizes) = (0.0, new double[x.Dv]);
            for (var j = 0; j < x.N; j++)
            {
                if (!(sees?.Invoke(t, j) ?? j <= t)) continue;
                var (score, size) = (0.0, 0.0);
                for (var c = 0; c < x.Dk; c++)
                {
                    var product = (double)x.Q[t * x.Dk + c] * x.K[j * x.Dk + c];
                    (score, size) = (score + product, size + Math.Abs(product));
                }
                if (weight is not null) score = weight(score);
                total += score;
                for (var e = 0; e < x.Dv; e++)
                {
                    o[t * x.Dv + e] += score * x.V[j * x.Dv + e];
                    sizes[e] += size * Math.Abs(x.V[j * x.Dv + e]);
                }
            }
            var divisor = isNormalised ? total : 1;
            for (var e = 0; e < x.Dv; e++)
            {
                o[t * x.Dv + e] /= divisor;
                worst = Math.Max(worst, sizes[e] / Math.Abs(divisor));
            }
        }
        // Each way adds up at most dk + n terms, of which none is larger than the sum of sizes; the divisor's have one sign.
        return new(o, Tolerance.Absolute(Tolerance.Float32Roundoff * (2 * (x.N + x.Dk) + 16) * worst));
    }
}

/// <summary>q, k [n, dk] and v [n, dv].</summary>
internal sealed record LinearInput(int N, int Dk, int Dv, float[] Q, float[] K, float[] V)
{
    /// <summary>
    /// Drawn; q and k are above 0 where rows are divided by sums of scores, as a feature map makes them. q is taken times `scale`, which
    /// makes scores small, or all of them negative.
    /// </summary>
    public static LinearInput Of(Draw draw, int n, int dk, int dv, bool isPositive, float scale = 1)
    {
        float[] Rows() => [.. draw.Normal(n * dk).Select(value => isPositive ? MathF.Abs(value) + 0.05f : value)];
        return new(n, dk, dv, [.. Rows().Select(value => scale * value)], Rows(), draw.Normal(n * dv));
    }
}
