using System.Runtime.CompilerServices;
using Headroom.Stages;

namespace Graders;

/// <summary>The same decoder as one would write it first: float32, one token after the other, one product after the other.</summary>
internal sealed class PlainModel(ModelWeights w)
{
    private readonly int _width = w.Gains.Length / (2 * w.Layers + 1);
    private readonly List<(float[] Keys, float[] Values)>[] _cache =
        [.. Enumerable.Range(0, w.Layers).Select(_ => new List<(float[], float[])>())];

    private int Head => _width / w.Heads;

    private int Hidden => w.Down.Length / w.Layers / _width;

    public void Reset()
    {
        foreach (var layer in _cache) layer.Clear();
    }

    public float[] Read(ReadOnlySpan<int> tokens)
    {
        float[] x = [];
        foreach (var token in tokens)
        {
            x = w.Tokens[(token * _width)..((token + 1) * _width)];
            for (var layer = 0; layer < w.Layers; layer++) Layer(layer, x);
        }
        return Times(w.Tokens, 0, w.Tokens.Length / _width, Normed(x, 2 * w.Layers));
    }

    private void Layer(int layer, float[] x)
    {
        var (rows, kept) = (_width + 2 * w.KvHeads * Head, w.KvHeads * Head);
        var qkv = Times(w.Qkv, layer * rows, rows, Normed(x, 2 * layer));
        for (var head = 0; head < w.Heads + w.KvHeads; head++) Turn(qkv.AsSpan(head * Head, Head), _cache[layer].Count);
        _cache[layer].Add((qkv[_width..(_width + kept)], qkv[(_width + kept)..]));
        Add(x, Times(w.Output, layer * _width, _width, Attended(qkv, _cache[layer])));
        var normed = Normed(x, 2 * layer + 1);
        var gate = Times(w.GateUp, layer * 2 * Hidden, Hidden, normed);
        var up = Times(w.GateUp, (layer * 2 + 1) * Hidden, Hidden, normed);
        for (var i = 0; i < Hidden; i++) gate[i] = gate[i] / (1 + MathF.Exp(-gate[i])) * up[i];
        Add(x, Times(w.Down, layer * _width, _width, gate));
    }

    private static void Add(float[] x, float[] more)
    {
        for (var i = 0; i < x.Length; i++) x[i] += more[i];
    }

    private float[] Normed(float[] x, int gain)
    {
        var (sum, y) = (0f, new float[x.Length]);
        foreach (var value in x) sum += value * value;
        for (var i = 0; i < x.Length; i++) y[i] = x[i] / MathF.Sqrt(sum / x.Length + 1e-5f) * w.Gains[gain * _width + i];
        return y;
    }

    private void Turn(Span<float> head, int position)
    {
        for (var j = 0; j < Head / 2; j++)
        {
            var (sin, cos) = MathF.SinCos((float)(position * Math.Pow(10_000, -2.0 * j / Head)));
            (head[j], head[j + Head / 2]) = (head[j] * cos - head[j + Head / 2] * sin, head[j] * sin + head[j + Head / 2] * cos);
        }
    }

    private float[] Attended(float[] qkv, List<(float[] Keys, float[] Values)> cache)
    {
        var seen = new float[_width];
        for (var head = 0; head < w.Heads; head++)
        {
            var (group, scores, sum) = (head / (w.Heads / w.KvHeads) * Head, new float[cache.Count], 0f);
            for (var at = 0; at < cache.Count; at++)
                for (var j = 0; j < Head; j++) scores[at] += qkv[head * Head + j] * cache[at].Keys[group + j] / MathF.Sqrt(Head);
            var largest = scores.Max();
            foreach (ref var score in scores.AsSpan()) sum += score = MathF.Exp(score - largest);
            for (var at = 0; at < cache.Count; at++)
                for (var j = 0; j < Head; j++) seen[head * Head + j] += scores[at] / sum * cache[at].Values[group + j];
        }
        return seen;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float[] Times(float[] rows, int first, int count, float[] x)
    {
        var y = new float[count];
        for (var row = 0; row < count; row++)
        {
            var sum = 0f;
            for (var i = 0; i < x.Length; i++) sum += rows[(first + row) * x.Length + i] * x[i];
            y[row] = sum;
        }
        return y;
    }
}
