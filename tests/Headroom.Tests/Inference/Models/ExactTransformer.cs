using Headroom.Shipped;

namespace Headroom.Tests.Inference.Models;

/// <summary>The model in float64, without a cache: every score of every token, by the formulas.</summary>
internal sealed class ExactTransformer(DecoderWeights weights)
{
    private readonly DecoderShape _shape = weights.Shape;
    private readonly Dictionary<string, double[][]> _matrices = [];

    /// <summary>[tokens, vocabulary].</summary>
    public double[][] Scores(IReadOnlyList<int> tokens)
    {
        var embed = Matrix(WeightNames.Embed);
        double[][] x = [.. tokens.Select(token => (double[])embed[token].Clone())];
        for (var b = 0; b < _shape.Layers; b++)
        {
            Add(x, Attention(b, [.. x.Select(row => Norm(WeightNames.AttentionNorm(b), row))]));
            Add(x, [.. x.Select(row => Feed(b, Norm(WeightNames.FeedNorm(b), row)))]);
        }
        var head = _shape.TiedHead ? embed : Matrix(WeightNames.Head);
        return [.. x.Select(row => Times(head, Norm(WeightNames.FinalNorm, row)))];
    }

    private double[][] Attention(int block, double[][] x)
    {
        var (h, group) = (_shape.HeadSize, _shape.Heads / _shape.KvHeads);
        double[][] all = [.. x.Select(row => Times(Matrix(WeightNames.Qkv(block)), row))];
        var mixed = new double[x.Length][];
        for (var t = 0; t < x.Length; t++)
        {
            mixed[t] = new double[_shape.Width];
            for (var head = 0; head < _shape.Heads; head++)
            {
                var kv = head / group;
                var query = Turned(all[t].AsSpan(head * h, h), t);
                var scores = Enumerable.Range(0, t + 1)
                    .Select(j => Dot(query, Turned(all[j].AsSpan((_shape.Heads + kv) * h, h), j)) / Math.Sqrt(h)).ToArray();
                var most = scores.Max();
                var shares = scores.Select(score => Math.Exp(score - most)).ToArray();
                var total = shares.Sum();
                for (var j = 0; j <= t; j++)
                    for (var i = 0; i < h; i++)
                        mixed[t][head * h + i] += shares[j] / total * all[j][(_shape.Heads + _shape.KvHeads + kv) * h + i];
            }
        }
        return [.. mixed.Select(row => Times(Matrix(WeightNames.Output(block)), row))];
    }

    private double[] Feed(int block, double[] x)
    {
        var both = Times(Matrix(WeightNames.GateUp(block)), x);
        var gated = Enumerable.Range(0, _shape.Hidden).Select(i => both[i] / (1 + Math.Exp(-both[i])) * both[_shape.Hidden + i]).ToArray();
        return Times(Matrix(WeightNames.Down(block)), gated);
    }

    private double[] Turned(ReadOnlySpan<double> head, int t)
    {
        var (half, turned) = (head.Length / 2, new double[head.Length]);
        for (var i = 0; i < half; i++)
        {
            var (sin, cos) = Math.SinCos(t * Math.Pow(_shape.RopeBase, -2.0 * i / head.Length));
            (turned[i], turned[half + i]) = (head[i] * cos - head[half + i] * sin, head[half + i] * cos + head[i] * sin);
        }
        return turned;
    }

    private double[] Norm(string name, double[] x)
    {
        var (gains, scale) = (weights.Norm(name), 1 / Math.Sqrt(x.Average(v => v * v) + _shape.NormEpsilon));
        return [.. x.Select((v, i) => v * scale * gains[i])];
    }

    private double[][] Matrix(string name)
    {
        if (_matrices.TryGetValue(name, out var known)) return known;
        var (matrix, values) = (weights.Matrix(name), weights.Matrix(name).Singles());
        return _matrices[name] =
        [
            .. Enumerable.Range(0, matrix.Rows)
                .Select(r => values.AsSpan(r * matrix.Columns, matrix.Columns).ToArray().Select(v => (double)v).ToArray()),
        ];
    }

    private static double[] Times(double[][] matrix, double[] x) => [.. matrix.Select(row => Dot(row, x))];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static void Add(double[][] x, double[][] y)
    {
        foreach (var (row, more) in x.Zip(y))
            for (var i = 0; i < row.Length; i++) row[i] += more[i];
    }
}
