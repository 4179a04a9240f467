using Headroom.Shipped;

namespace Headroom.Tests.Speculation.Features;

/// <summary>The network in float64 without a cache, by its formulas: the scores of each slot, with the tokens before them given.</summary>
/// <param name="weights">As they are run.</param>
/// <param name="input">Rounds a vector that a matrix is multiplied with; null for as it is.</param>
internal sealed class ExactFeatures(FeatureWeights weights, Func<double[], double[]>? input = null)
{
    private readonly FeatureShape _shape = weights.Shape;
    private readonly Dictionary<string, double[][]> _matrices = [];

    /// <param name="states">[tokens][3 W] of all tokens but the last.</param>
    /// <param name="before">[slots]: the text's last token, and then what was guessed.</param>
    /// <returns>[slots][V].</returns>
    public double[][] Scores(IReadOnlyList<double[]> states, IReadOnlyList<int> before)
    {
        double[][] fused = [.. states.Select(Fused)];
        var (last, entry, slots) = (Embedding(before[0]), weights.Vector(FeatureNames.Entry), weights.Vector(FeatureNames.Slots));
        double[][] x = [.. before.Select((_, slot) =>
            last.Select((v, i) => v + fused[^1][i] * entry[i] + slots[slot * last.Length + i]).ToArray())];
        for (var block = 0; block < _shape.Layers; block++)
        {
            Add(x, Attention(block, fused, [.. x.Select(row => Norm(FeatureNames.AttentionNorm(block), row))]));
            Add(x, [.. x.Select(row => Feed(block, Norm(FeatureNames.FeedNorm(block), row)))]);
        }
        var (final, scores) = (new double[_shape.Width], new List<double[]>());
        foreach (var (slot, token) in before.Index())
        {
            double[] told = [.. final, .. Norm(FeatureNames.TokenNorm, Embedding(token)), .. Norm(FeatureNames.FinalNorm, x[slot])];
            var heard = Times(FeatureNames.CellDown, Gated(Times(FeatureNames.CellGateUp, told)));
            final = Norm(FeatureNames.FinalNorm, [.. x[slot].Zip(heard, (a, b) => a + b)]);
            scores.Add(Times(FeatureNames.Embed, final));
        }
        return [.. scores];
    }

    private double[] Fused(double[] states)
    {
        var gains = weights.Vector(FeatureNames.StateNorm);
        double[] normed = [.. states.Chunk(_shape.TargetWidth).SelectMany(Normed).Select((v, i) => v * gains[i])];
        return Norm(FeatureNames.FusedNorm, Times(FeatureNames.Fuse, normed));
    }

    private double[][] Attention(int block, double[][] fused, double[][] slots)
    {
        var (h, group, first) = (_shape.HeadSize, _shape.Heads / _shape.KvHeads, fused.Length);
        double[][] all = [.. fused.Concat(slots).Select(row => Times(FeatureNames.KeyValue(block), row))];
        double[][] queries = [.. slots.Select(row => Times(FeatureNames.Query(block), row))];
        double[][] mixed = [.. slots.Select(_ => new double[_shape.Heads * h])];
        for (var head = 0; head < _shape.Heads; head++)
        {
            var (keyAt, valueAt) = (head / group * h, (_shape.KvHeads + head / group) * h);
            for (var slot = 0; slot < slots.Length; slot++)
            {
                var query = Turned(queries[slot].AsSpan(head * h, h), first + slot);
                double[] scores = [.. Enumerable.Range(0, first + slot + 1)
                    .Select(j => Math.Exp(Dot(query, Turned(all[j].AsSpan(keyAt, h), j)) / Math.Sqrt(h)))];
                var total = scores.Sum();
                for (var j = 0; j < scores.Length; j++)
                    for (var i = 0; i < h; i++) mixed[slot][head * h + i] += scores[j] / total * all[j][valueAt + i];
            }
        }
        return [.. mixed.Select(row => Times(FeatureNames.Output(block), row))];
    }

    private double[] Feed(int block, double[] x) => Times(FeatureNames.Down(block), Gated(Times(FeatureNames.GateUp(block), x)));

    private static double[] Gated(double[] both) =>
        [.. Enumerable.Range(0, both.Length / 2).Select(i => both[i] / (1 + Math.Exp(-both[i])) * both[both.Length / 2 + i])];

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
        var gains = weights.Vector(name);
        return [.. Normed(x).Select((v, i) => v * gains[i])];
    }

    private double[] Normed(double[] x)
    {
        var scale = 1 / Math.Sqrt(x.Average(v => v * v) + _shape.NormEpsilon);
        return [.. x.Select(v => v * scale)];
    }

    private double[] Embedding(int token) => Matrix(FeatureNames.Embed)[token];

    private double[] Times(string name, double[] x)
    {
        var rounded = input?.Invoke(x) ?? x;
        return [.. Matrix(name).Select(row => Dot(row, rounded))];
    }

    private double[][] Matrix(string name) => _matrices.TryGetValue(name, out var known) ? known : _matrices[name] =
        [.. weights.Matrix(name).Singles().Chunk(weights.Matrix(name).Columns).Select(row => row.Select(v => (double)v).ToArray())];

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
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
