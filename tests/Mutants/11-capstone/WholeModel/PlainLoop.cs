// rejected: no vector type is used
using Headroom.Stages;

public sealed class WholeModel
{
    private readonly ModelWeights _w;
    private readonly int _width, _head, _hidden, _rows;
    private readonly List<float[]>[] _cache; // of each layer: what Qkv gave, keys turned

    public WholeModel(ModelWeights weights)
    {
        (_w, _width) = (weights, weights.Gains.Length / (2 * weights.Layers + 1));
        (_head, _hidden) = (_width / weights.Heads, weights.Down.Length / weights.Layers / _width);
        _rows = _width + 2 * weights.KvHeads * _head;
        _cache = [.. Enumerable.Range(0, weights.Layers).Select(_ => new List<float[]>())];
    }

    public void Reset()
    {
        foreach (var layer in _cache) layer.Clear();
    }

    public float[] Read(ReadOnlySpan<int> tokens)
    {
        var x = new float[tokens.Length][];
        for (var i = 0; i < x.Length; i++) x[i] = _w.Tokens[(tokens[i] * _width)..((tokens[i] + 1) * _width)];
        for (var layer = 0; layer < _w.Layers; layer++)
        {
            var before = _cache[layer].Count;
            foreach (var one in x)
                _cache[layer].Add(Turned(Times(_w.Qkv, layer * _rows, _rows, Normed(one, 2 * layer)), _cache[layer].Count));
            for (var i = 0; i < x.Length; i++)
            {
                var seen = Attended(_cache[layer], before + i, before + i + 1);
                Add(x[i], Times(_w.Output, layer * _width, _width, seen));
                var normed = Normed(x[i], 2 * layer + 1);
                var gate = Times(_w.GateUp, layer * 2 * _hidden, _hidden, normed);
                var up = Times(_w.GateUp, (layer * 2 + 1) * _hidden, _hidden, normed);
                for (var j = 0; j < _hidden; j++) gate[j] = gate[j] / (1 + MathF.Exp(-gate[j])) * up[j];
                Add(x[i], Times(_w.Down, layer * _width, _width, gate));
            }
        }
        return Times(_w.Tokens, 0, _w.Tokens.Length / _width, Normed(x[^1], 2 * _w.Layers));
    }

    private static void Add(float[] x, float[] more)
    {
        for (var i = 0; i < x.Length; i++) x[i] += more[i];
    }

    private float[] Normed(float[] x, int gain)
    {
        var (sum, y) = (0f, new float[x.Length]);
        foreach (var value in x) sum += value * value;
        var size = MathF.Sqrt(sum / x.Length + 1e-5f);
        for (var i = 0; i < x.Length; i++) y[i] = x[i] / size * _w.Gains[gain * _width + i];
        return y;
    }

    private float[] Turned(float[] row, int position)
    {
        for (var head = 0; head < _w.Heads + _w.KvHeads; head++)
            for (var j = 0; j < _head / 2; j++)
            {
                var (a, b) = (head * _head + j, head * _head + j + _head / 2);
                var (sin, cos) = MathF.SinCos((float)(position * Math.Pow(10_000, -2.0 * j / _head)));
                (row[a], row[b]) = (row[a] * cos - row[b] * sin, row[a] * sin + row[b] * cos);
            }
        return row;
    }

    private float[] Attended(List<float[]> cache, int asking, int end)
    {
        var seen = new float[_width];
        for (var head = 0; head < _w.Heads; head++)
        {
            var group = head / (_w.Heads / _w.KvHeads);
            var (keys, values) = (_width + group * _head, _width + (_w.KvHeads + group) * _head);
            var (scores, sum) = (new float[end], 0f);
            for (var at = 0; at < end; at++)
                for (var j = 0; j < _head; j++) scores[at] += cache[asking][head * _head + j] * cache[at][keys + j] / MathF.Sqrt(_head);
            var largest = scores.Max();
            for (var at = 0; at < end; at++) sum += scores[at] = MathF.Exp(scores[at] - largest);
            for (var at = 0; at < end; at++)
                for (var j = 0; j < _head; j++) seen[head * _head + j] += scores[at] / sum * cache[at][values + j];
        }
        return seen;
    }

    private static float[] Times(float[] rows, int first, int count, float[] x)
    {
        var y = new float[count];
        for (var row = 0; row < count; row++) y[row] = Dot(rows.AsSpan((first + row) * x.Length, x.Length), x);
        return y;
    }

    private static float Dot(ReadOnlySpan<float> w, ReadOnlySpan<float> x)
    {
        var sum = 0f;
        for (var i = 0; i < x.Length; i++) sum += w[i] * x[i];
        return sum;
    }
}
