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

    /// <summary>o [n, dv], s behind the last token, and how far float32 may be off in either, token by token in float64.</summary>
    public (double[] O, double[] S, Tolerance OfO, Tolerance OfS) Reference(DeltaMistake mistake = DeltaMistake.None)
    {
        double[] s = [.. S.Select(value => (double)value)], start = [.. s];
        var (o, largest) = (new double[N * Dv], LargestColumn(s, Dv));
        for (var t = 0; t < N; t++)
        {
            var (a, beta) = (mistake == DeltaMistake.NoDecay ? 1 : (double)A[t], (double)Beta[t]);
            if (mistake == DeltaMistake.ReadsFirst) Read(s, o, t, a * Scale);
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
            largest = Math.Max(largest, LargestColumn(s, Dv) + V.AsSpan(t * Dv, Dv).ToArray().Max(Math.Abs));
            if (mistake != DeltaMistake.ReadsFirst) Read(s, o, t, mistake == DeltaMistake.NoScale ? 1 : Scale);
        }
        // A column of s and of v is a thing of its own. With keys about 1 long no token makes an earlier error larger. Each adds sums over
        // dk rows, of which errors of either sign are left, four times the root at the worst of many, and the chunk's sums over n. A
        // reading is as far off as the query is long.
        var unit = 4 * Tolerance.Float32Roundoff * (N + 1) * (4 * Math.Sqrt(Dk) + 2 * Math.Sqrt(N) + 8) * largest;
        var query = Enumerable.Range(0, N).Select(t => Math.Sqrt(Q.Skip(t * Dk).Take(Dk).Sum(value => (double)value * value)))
            .DefaultIfEmpty().Max();
        return (o, s, Tolerance.Absolute(unit * Math.Max(1, query)), Tolerance.Absolute(unit));
    }

    private double Kept(int t) => A.Take(t + 1).Aggregate(1.0, (product, a) => product * a);

    private void Read(double[] s, double[] o, int t, double scale)
    {
        for (var e = 0; e < Dv; e++)
        {
            for (var c = 0; c < Dk; c++) o[t * Dv + e] += s[c * Dv + e] * Q[t * Dk + c];
            o[t * Dv + e] *= scale;
        }
    }

    // The longest column of rows of so many numbers.
    private static double LargestColumn(double[] rows, int columns) => Math.Sqrt(Enumerable.Range(0, columns)
        .Max(e => Enumerable.Range(0, rows.Length / columns).Sum(c => rows[c * columns + e] * rows[c * columns + e])));

    /// <summary>The same with s as it is where rows and columns are exchanged in its memory.</summary>
    public double[] Turned()
    {
        var turned = (this with { S = [.. Enumerable.Range(0, S.Length).Select(at => S[at % Dv * Dk + at / Dv])] }).Reference().S;
        return [.. Enumerable.Range(0, S.Length).Select(at => turned[at % Dk * Dv + at / Dk])];
    }
}
