using System.Runtime.CompilerServices;
using Headroom.Stages;

namespace Graders;

using static ModelMistake;

/// <summary>A decoder in float64, token by token; or with one mistake.</summary>
internal sealed class ExactModel
{
    private readonly ModelWeights _w;
    private readonly ModelMistake _mistake;
    private readonly int _width, _head, _hidden, _vocabulary, _count; // columns; rows of Qkv
    private readonly List<double[]>[] _cache; // of each layer: what Qkv gave, keys turned
    private readonly float[] _tokens, _qkv, _output, _gateUp, _down;
    private int _position;

    public ExactModel(ModelWeights w, ModelMistake mistake = None)
    {
        (_w, _mistake, _width) = (w, mistake, w.Gains.Length / (2 * w.Layers + 1));
        (_head, _hidden) = (_width / w.Heads, w.Down.Length / w.Layers / _width);
        (_vocabulary, _count) = (w.Tokens.Length / _width, _width + 2 * w.KvHeads * _head);
        _cache = [.. Enumerable.Range(0, w.Layers).Select(_ => new List<double[]>())];
        (_tokens, _qkv, _output) = (Rounded(w.Tokens, _width), Rounded(w.Qkv, _width), Rounded(w.Output, _width));
        (_gateUp, _down) = (Rounded(w.GateUp, _width), Rounded(w.Down, _hidden));
    }

    private bool Is(ModelMistake mistake) => _mistake == mistake;

    public void Reset()
    {
        _position = 0;
        foreach (var layer in _cache) layer.Clear();
    }

    /// <summary>The logits behind each read.</summary>
    public static double[][] Logits(ModelWeights w, IEnumerable<int[]> reads, ModelMistake mistake = None)
    {
        var model = new ExactModel(w, mistake);
        return [.. reads.Select(model.Read)];
    }

    public double[] Read(int[] tokens)
    {
        if (Is(LastReadAlone)) Reset();
        if (Is(PositionsOfARead)) _position = 0;
        double[][] x = [.. tokens.Select(Token)];
        foreach (var together in Is(LaterTokensSeen) ? [x] : x.Select(one => new[] { one }))
        {
            var layers = Is(OnlyOneLayer) ? 1 : Is(FourLayers) ? Math.Min(4, _w.Layers) : _w.Layers;
            for (var layer = 0; layer < layers; layer++) Layer(Is(Layer0ForAll) ? 0 : layer, layer, together);
            _position += together.Length;
        }
        var last = x[Is(FirstTokensLogits) ? 0 : ^1];
        var logits = Times(_tokens, 0, _vocabulary, Is(LastNormLeftOut) ? last : Normed(last, 2 * _w.Layers));
        if (!Is(Probabilities)) return logits;
        var largest = logits.Max();
        var sum = logits.Sum(logit => Math.Exp(logit - largest));
        return [.. logits.Select(logit => Math.Exp(logit - largest) / sum)];
    }

    private double[] Token(int token) => [.. _w.Tokens.AsSpan(token * _width, _width).ToArray().Select(value => (double)value)];

    private void Layer(int layer, int at, double[][] x)
    {
        var (first, second) = Is(GainsExchanged) ? (2 * at + 1, 2 * at) : (2 * at, 2 * at + 1);
        if (Is(GainsOfLayer0)) (first, second) = (0, 1);
        var cache = _cache[Is(OneCacheForAllLayers) ? 0 : at];
        var before = Is(OneCacheForAllLayers) && at > 0 ? cache.Count - x.Length : cache.Count;
        cache.RemoveRange(before, cache.Count - before);
        double[][] rows = [.. x.Select((one, i) => Turned(Times(_qkv, layer * _count, _count, Normed(one, first)), _position + i))];
        cache.AddRange(rows);
        for (var i = 0; i < x.Length; i++)
        {
            var end = Is(LaterTokensSeen) ? cache.Count : before + i + 1;
            var seen = Attended(rows[i], cache, end);
            Add(x[i], Times(_output, layer * _width, _width, seen), Is(AttentionNotAdded));
            var normed = Normed(x[i], second);
            var gate = Times(_gateUp, layer * 2 * _hidden, _hidden, normed);
            var up = Times(_gateUp, (layer * 2 + 1) * _hidden, _hidden, normed);
            if (Is(GateAndUpExchanged)) (gate, up) = (up, gate);
            double[] gated = [.. gate.Zip(up, (g, u) => Let(g) * u)];
            Add(x[i], Times(_down, layer * _width, _width, gated), Is(FeedForwardNotAdded));
        }
    }

    private static void Add(double[] x, double[] more, bool isReplaced)
    {
        for (var i = 0; i < x.Length; i++) x[i] = isReplaced ? more[i] : x[i] + more[i];
    }

    private double Let(double gate) =>
        Is(GateIsRelu) ? Math.Max(0, gate) : (Is(GateIsSigmoid) ? 1 : gate) / (1 + Math.Exp(-gate));

    private double[] Normed(double[] x, int gain)
    {
        var mean = Is(MeanTakenOff) ? x.Average() : 0;
        var square = x.Sum(value => (value - mean) * (value - mean)) / x.Length;
        var size = Is(NoEpsilon) ? Math.Sqrt(square) : Is(EpsilonOutside) ? Math.Sqrt(square) + 1e-5 : Math.Sqrt(square + 1e-5);
        var plain = Is(GainsLeftOut) || Is(LastGainLeftOut) && gain == 2 * _w.Layers;
        return [.. x.Select((value, i) => (value - mean) / size * (plain ? 1 : Gain(gain * _width + i)))];
    }

    private float Gain(int at) => Is(GainsUnsigned) ? Math.Abs(_w.Gains[at]) : _w.Gains[at];

    private double[] Turned(double[] row, int position)
    {
        if (Is(NoTurns)) return row;
        var heads = Is(TurnsOfQueriesAlone) ? _w.Heads : _w.Heads + (Is(TurnsOfValues) ? 2 : 1) * _w.KvHeads;
        for (var head = 0; head < heads; head++)
            for (var j = 0; j < _head / 2; j++)
            {
                var (a, b) = Is(TurnsOfNeighbours) ? (2 * j, 2 * j + 1) : (j, j + _head / 2);
                (a, b) = (head * _head + a, head * _head + b);
                var turn = position * Math.Pow(10_000, -(Is(TurnsTooSlow) ? 1.0 : 2.0) * j / _head) * (Is(TurnsBackwards) ? -1 : 1);
                var (sin, cos) = Math.SinCos(turn);
                (row[a], row[b]) = (row[a] * cos - row[b] * sin, row[a] * sin + row[b] * cos);
            }
        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] Attended(double[] row, List<double[]> cache, int end)
    {
        var seen = new double[_width];
        var first = Is(Window64) ? Math.Max(0, end - 64) : Is(Window127) ? Math.Max(0, end - 127) : 0;
        if (Is(OwnTokenLeftOut) && end - first > 1) end--;
        for (var head = 0; head < _w.Heads; head++)
        {
            var group = Is(HeadsTakenInTurns) ? head % _w.KvHeads : Is(FirstKeysForAll) ? 0 : head / (_w.Heads / _w.KvHeads);
            var (keys, values) = (_width + group * _head, _width + (_w.KvHeads + group) * _head);
            if (Is(KeysAndValuesExchanged)) (keys, values) = (values, keys);
            var scores = new double[end - first];
            for (var at = first; at < end; at++)
            {
                for (var j = 0; j < _head; j++) scores[at - first] += row[head * _head + j] * cache[at][keys + j];
                scores[at - first] /= Is(ScoresNotScaled) ? 1 : Math.Sqrt(Is(ScoresOfTheWidth) ? _width : _head);
            }
            var (largest, sum) = (scores.Max(), 0.0);
            for (var at = first; at < end; at++)
            {
                var weight = Math.Exp(scores[at - first] - largest);
                sum += weight;
                for (var j = 0; j < _head; j++) seen[head * _head + j] += weight * cache[at][values + j];
            }
            for (var j = 0; j < _head; j++) seen[head * _head + j] /= sum;
        }
        return seen;
    }

    private double[] Times(float[] rows, int first, int count, double[] x)
    {
        return Product(rows.AsSpan(first * x.Length), count, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] Product(ReadOnlySpan<float> rows, int count, double[] x)
    {
        var y = new double[count];
        for (var row = 0; row < count; row++)
        {
            var sum = 0.0;
            for (var i = 0; i < x.Length; i++) sum += rows[row * x.Length + i] * x[i];
            y[row] = sum;
        }
        return y;
    }

    private float[] Rounded(float[] rows, int columns)
    {
        if (!Is(WeightsIn4Bits)) return rows;
        return [.. rows.Chunk(columns).SelectMany(row =>
        {
            var step = row.Max(Math.Abs) / 7;
            return row.Select(value => step == 0 ? 0 : step * MathF.Round(value / step));
        })];
    }
}
