namespace Graders;

public sealed partial class BackwardGrader
{
    /// <summary>What a wrong kernel leaves out.</summary>
    private enum Omitted
    {
        Nothing,
        Delta,
        Lse,
        ScaleOfGq,
        ScaleOfGk,
        ValueProduct,
        Mask,
        OwnKey,
        NewestLast,
        WeightOfGv,
        LseGiven,
        Below100,
        Below1000,
        Above100,
        Above1000,
        TilesThatStartLow,
    }

    // exp is 0 in float32 for a score 104 below lse.
    private const double NoWeight = -104;

    /// <summary>Gradients in float64 from the float32 inputs the kernels get, and the largest sum of sizes of terms of each.</summary>
    private sealed record BackwardReference(double[] Q, double[] K, double[] V, double[] Scales)
    {
        /// <summary>Sum of go * o of each query.</summary>
        public double[] Delta { get; init; } = [];

        /// <summary>The largest sum of |go * o|.</summary>
        public double DeltaScale { get; init; }

        public static BackwardReference Of(Inputs x, Shape shape, Omitted omitted = Omitted.Nothing)
        {
            var (q, k, v) = (new double[x.Q.Length], new double[x.K.Length], new double[x.V.Length]);
            var (sizeQ, sizeK, sizeV) = (new double[x.Q.Length], new double[x.K.Length], new double[x.V.Length]);
            var (d, root, deltas, deltaScale) = (shape.D, Math.Sqrt(shape.D), new double[shape.Heads * shape.N], 0.0);
            var own = omitted == Omitted.LseGiven
                ? Forward([.. x.Q], [.. x.K], [.. x.V], shape.Heads, shape.N, shape.M, shape.D).Lse
                : [];
            double Log(int row) => omitted == Omitted.Lse ? 0 : omitted == Omitted.LseGiven ? own[row] : x.Lse[row];
            double Exponent(int row, int key) => Dot(x.Q, row, x.K, key, d, 1) / root - Log(row);
            for (var row = 0; row < shape.Heads * shape.N; row++)
            {
                var (head, position) = (row / shape.N,
                    row % shape.N + shape.M - shape.N
                        + omitted switch
                        {
                            Omitted.Mask => shape.M,
                            Omitted.OwnKey => -1,
                            Omitted.NewestLast => shape.N - shape.M,
                            _ => 0,
                        });
                var delta = omitted == Omitted.Delta ? 0 : Dot(x.Go, row, x.O, row, d, 1);
                (deltas[row], deltaScale) = (delta, Math.Max(deltaScale, Dot(x.Go, row, x.O, row, d, 0)));
                if (IsLeftOut(x.Lse[row], omitted)) continue;
                for (var j = 0; j <= Math.Min(position, shape.M - 1); j++)
                {
                    var key = head * shape.M + j;
                    var p = Math.Exp(Exponent(row, key));
                    // By query: the first key of a tile of keys. By key: the first query of a tile that sees it.
                    var (skipsQ, skipsK) = (false, false);
                    if (omitted == Omitted.TilesThatStartLow)
                    {
                        var oldest = Math.Max(row % shape.N / Tile * Tile, j - shape.M + shape.N);
                        skipsQ = Exponent(row, head * shape.M + j / Tile * Tile) < NoWeight;
                        skipsK = Exponent(head * shape.N + oldest, key) < NoWeight;
                    }
                    var ds = p * ((omitted == Omitted.ValueProduct ? 0 : Dot(x.Go, row, x.V, key, d, 1)) - delta) / root;
                    var size = p * (Dot(x.Go, row, x.V, key, d, 0) + Dot(x.Go, row, x.O, row, d, 0)) / root;
                    for (var c = 0; c < d; c++)
                    {
                        q[row * d + c] += skipsQ ? 0 : ds * x.K[key * d + c] * (omitted == Omitted.ScaleOfGq ? root : 1);
                        k[key * d + c] += skipsK ? 0 : ds * x.Q[row * d + c] * (omitted == Omitted.ScaleOfGk ? root : 1);
                        v[key * d + c] += skipsK ? 0 : (omitted == Omitted.WeightOfGv ? ds * root : p) * x.Go[row * d + c];
                        sizeQ[row * d + c] += size * Math.Abs(x.K[key * d + c]);
                        sizeK[key * d + c] += size * Math.Abs(x.Q[row * d + c]);
                        sizeV[key * d + c] += p * Math.Abs(x.Go[row * d + c]);
                    }
                }
            }
            return new(q, k, v, [sizeQ.Max(), sizeK.Max(), sizeV.Max()]) { Delta = deltas, DeltaScale = deltaScale };
        }

        private static bool IsLeftOut(double lse, Omitted omitted) => omitted switch
        {
            Omitted.Below100 => lse < -100,
            Omitted.Below1000 => lse < -1000,
            Omitted.Above100 => lse > 100,
            Omitted.Above1000 => lse > 1000,
            _ => false,
        };

        public static ReferenceHead Forward(double[] q, double[] k, double[] v, int heads, int n, int m, int d)
        {
            var (o, lse, weights) = (new double[heads * n * d], new double[heads * n], new double[m]);
            for (var row = 0; row < heads * n; row++)
            {
                var (firstKey, keys) = (row / n * m, Math.Max(0, row % n + m - n + 1));
                for (var j = 0; j < keys; j++)
                {
                    weights[j] = 0;
                    for (var c = 0; c < d; c++) weights[j] += q[row * d + c] * k[(firstKey + j) * d + c] / Math.Sqrt(d);
                }
                lse[row] = ReferenceHead.LogSumExp(weights.AsSpan(0, keys));
                for (var j = 0; j < keys; j++)
                    for (var c = 0; c < d; c++) o[row * d + c] += Math.Exp(weights[j] - lse[row]) * v[(firstKey + j) * d + c];
            }
            return new(o, lse);
        }

        // With power 0 the sum of sizes.
        private static double Dot(float[] a, int rowA, float[] b, int rowB, int d, int power)
        {
            var sum = 0.0;
            for (var c = 0; c < d; c++)
            {
                var product = (double)a[rowA * d + c] * b[rowB * d + c];
                sum += power == 0 ? Math.Abs(product) : product;
            }
            return sum;
        }
    }
}
