using Headroom.Grading;

namespace Graders;

/// <summary>Known mistakes of the gated delta rule.</summary>
internal enum DeltaMistake
{
    None, NoDecay, NoErase, RecallsUndecayed, NewValueDecays, EraseWithoutBeta, WriteWithoutBeta, SeesChunkStart, ReadsFirst, NoScale,
}

/// <summary>A head's tokens in the gated delta rule: s [dk, dv], q, k [n, dk], v [n, dv], a, beta [n].</summary>
internal sealed record DeltaInput(
    int N, int Dk, int Dv, float[] S, float[] Q, float[] K, float[] V, float[] A, float[] Beta, float Scale)
{
    /// <summary>Drawn; keys are about 1 long, some come again, and now and then a decay or a strength is 0 or 1.</summary>
    public static DeltaInput Of(Draw draw, int n, int dk, int dv)
    {
        var k = draw.Normal(n * dk);
        for (var t = 0; t < n; t++)
        {
            if (t > 1 && draw.Int(1, 5) == 1) k.AsSpan(draw.Int(0, t - 1) * dk, dk).CopyTo(k.AsSpan(t * dk, dk));
            var length = Math.Sqrt(k.AsSpan(t * dk, dk).ToArray().Sum(value => (double)value * value));
            var wanted = draw.Real(0.7, 1.1);
            for (var c = 0; c < dk; c++) k[t * dk + c] = (float)(k[t * dk + c] / length * wanted);
        }
        float Share() => draw.Int(1, 8) == 1 ? draw.Of(0f, 1f) : (float)draw.Real(0.2, 1);
        float[] Shares() => [.. Enumerable.Range(0, n).Select(_ => Share())];
        return new(n, dk, dv, draw.Normal(dk * dv), draw.Normal(n * dk), k, draw.Normal(n * dv, 2), Shares(), Shares(),
            (float)draw.Real(0.1, 0.9));
    }

    /// <summary>o [n, dv], s behind the last token, and how far float32 may be off, token by token in float64.</summary>
    public (double[] O, double[] S, Tolerance Allowed) Reference(DeltaMistake mistake = DeltaMistake.None)
    {
        double[] s = [.. S.Select(value => (double)value)], start = [.. s];
        var (o, largest) = (new double[N * Dv], Norm(s));
        for (var t = 0; t < N; t++)
        {
            var (a, beta) = (mistake == DeltaMistake.NoDecay ? 1 : (double)A[t], (double)Beta[t]);
            if (mistake == DeltaMistake.ReadsFirst) Read(s, o, t, mistake);
            for (var e = 0; e < Dv; e++)
            {
                var (recalled, v) = (0.0, (double)V[t * Dv + e]);
                for (var c = 0; c < Dk; c++)
                    recalled += K[t * Dk + c] * (mistake == DeltaMistake.SeesChunkStart ? start : s)[c * Dv + e];
                var change = mistake switch
                {
                    DeltaMistake.NoErase => beta * v,
                    DeltaMistake.RecallsUndecayed => beta * (v - recalled),
                    DeltaMistake.NewValueDecays => a * beta * (v - recalled),
                    DeltaMistake.EraseWithoutBeta => beta * v - a * recalled,
                    DeltaMistake.WriteWithoutBeta => v - beta * a * recalled,
                    DeltaMistake.SeesChunkStart => beta * (v - Kept(t) * recalled),
                    _ => beta * (v - a * recalled),
                };
                for (var c = 0; c < Dk; c++) s[c * Dv + e] = a * s[c * Dv + e] + K[t * Dk + c] * change;
            }
            largest = Math.Max(largest, Norm(s) + Norm(V.AsSpan(t * Dv, Dv).ToArray().Select(value => (double)value)));
            if (mistake != DeltaMistake.ReadsFirst) Read(s, o, t, mistake);
        }
        // With keys about 1 long no token makes an earlier error larger. Each adds dk + n roundings at most, of what the state holds;
        // 8 times that for the triangular system, and for queries longer than 1.
        var query = Math.Max(1, N == 0 ? 1 : Q.Max(Math.Abs) * Math.Sqrt(Dk));
        return (o, s, Tolerance.Absolute(8 * Tolerance.Float32Roundoff * (N + 1) * (Dk + N + 8) * largest * query));
    }

    private double Kept(int t) => A.Take(t + 1).Aggregate(1.0, (product, a) => product * a);

    private void Read(double[] s, double[] o, int t, DeltaMistake mistake)
    {
        for (var e = 0; e < Dv; e++)
        {
            for (var c = 0; c < Dk; c++) o[t * Dv + e] += s[c * Dv + e] * Q[t * Dk + c];
            o[t * Dv + e] *= mistake == DeltaMistake.NoScale ? 1 : Scale;
        }
    }

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
}
