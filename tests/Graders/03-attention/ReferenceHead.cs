namespace Graders;

/// <summary>Attention of one head in float64: o [n, d], and per query ln(sum of exp(score)), minus infinity where it sees no key.</summary>
internal sealed record ReferenceHead(double[] O, double[] Lse)
{
    /// <summary>
    /// <paramref name="score"/> gets query, key and q·k/sqrt(d), and answers with the score to use: minus infinity hides the key, and so
    /// does <paramref name="sees"/>, which spares the product.
    /// </summary>
    public static ReferenceHead Of(
        ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> v, int d, Func<int, int, double, double> score,
        Func<int, int, bool>? sees = null)
    {
        var (n, m) = (q.Length / d, k.Length / d);
        var (o, lse, weights) = (new double[n * d], new double[n], new double[m]);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < m; j++)
                weights[j] = sees?.Invoke(i, j) == false
                    ? double.NegativeInfinity
                    : score(i, j, Dot(q[(i * d)..], k[(j * d)..], d) / Math.Sqrt(d));
            lse[i] = LogSumExp(weights);
            for (var j = 0; j < m && double.IsFinite(lse[i]); j++)
                if (Math.Exp(weights[j] - lse[i]) is > 0 and var weight)
                    for (var c = 0; c < d; c++) o[i * d + c] += weight * v[j * d + c];
        }
        return new(o, lse);
    }

    /// <summary>Minus infinity when every score is.</summary>
    public static double LogSumExp(ReadOnlySpan<double> scores)
    {
        var (max, sum) = (double.NegativeInfinity, 0.0);
        foreach (var score in scores) max = Math.Max(max, score);
        if (double.IsNegativeInfinity(max)) return max;
        foreach (var score in scores) sum += Math.Exp(score - max);
        return max + Math.Log(sum);
    }

    public static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int d)
    {
        var sum = 0.0;
        for (var c = 0; c < d; c++) sum += (double)a[c] * b[c];
        return sum;
    }
}
