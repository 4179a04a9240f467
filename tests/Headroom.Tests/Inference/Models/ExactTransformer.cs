using Headroom.Shipped;

namespace Headroom.Tests.Inference.Models;

/// <summary>
/// The model in float64, without a cache: every score of every token, by the formulas. What an engine rounds besides sums, it may round
/// too: what a matrix is multiplied with, and what is cached.
/// </summary>
/// <param name="weights">As they are run, rounded already.</param>
/// <param name="input">Of a whole vector that a matrix is multiplied with; null for as it is.</param>
/// <param name="cached">Of one head's key, turned, or value; null for as it is.</param>
internal sealed class ExactTransformer(
    DecoderWeights weights, Func<double[], double[]>? input = null, Func<double[], double[]>? cached = null)
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
        var head = _shape.TiedHead ? WeightNames.Embed : WeightNames.Head;
        return [.. x.Select(row => Times(head, Norm(WeightNames.FinalNorm, row)))];
    }

    private double[][] Attention(int block, double[][] x)
    {
        var (h, group, name) = (_shape.HeadSize, _shape.Heads / _shape.KvHeads, WeightNames.Qkv(block));
        double[][] all = [.. x.Select(row => Times(name, row))], mixed = [.. x.Select(_ => new double[_shape.Heads * h])];
        for (var kv = 0; kv < _shape.KvHeads; kv++)
        {
            var (keyAt, valueAt) = ((_shape.Heads + kv) * h, (_shape.Heads + _shape.KvHeads + kv) * h);
            double[][] keys = [.. all.Select((row, t) => Cached(Turned(row.AsSpan(keyAt, h), t)))];
            double[][] values = [.. all.Select(row => Cached(row.AsSpan(valueAt, h).ToArray()))];
            for (var head = kv * group; head < (kv + 1) * group; head++)
                for (var t = 0; t < x.Length; t++)
                    Ask((Turned(all[t].AsSpan(head * h, h), t), t), keys, values, mixed[t].AsSpan(head * h, h));
        }
        return [.. mixed.Select(row => Times(WeightNames.Output(block), row))];

        // A query of position t meets the keys up to t.
        void Ask((double[] Query, int T) asked, double[][] keys, double[][] values, Span<double> output)
        {
            var scores = keys[..(asked.T + 1)].Select(key => Dot(asked.Query, key) / Math.Sqrt(h)).ToArray();
            var most = scores.Max();
            var shares = scores.Select(score => Math.Exp(score - most)).ToArray();
            var total = shares.Sum();
            for (var j = 0; j < shares.Length; j++)
                for (var i = 0; i < h; i++) output[i] += shares[j] / total * values[j][i];
        }
    }

    private double[] Feed(int block, double[] x)
    {
        var both = Times(WeightNames.GateUp(block), x);
        var gated = Enumerable.Range(0, _shape.Hidden).Select(i => both[i] / (1 + Math.Exp(-both[i])) * both[_shape.Hidden + i]).ToArray();
        return Times(WeightNames.Down(block), gated);
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

    private double[] Cached(double[] head) => cached?.Invoke(head) ?? head;

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

    private double[] Times(string name, double[] x)
    {
        var rounded = input?.Invoke(x) ?? x;
        return [.. Matrix(name).Select(row => Dot(row, rounded))];
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void Add(double[][] x, double[][] y)
    {
        foreach (var (row, more) in x.Zip(y))
            for (var i = 0; i < row.Length; i++) row[i] += more[i];
    }
}
