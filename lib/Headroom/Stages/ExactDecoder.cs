namespace Headroom.Stages;

/// <summary>What the stages come to in float64, on the host. They may be called in any order, wrong ones too.</summary>
public sealed class ExactDecoder
{
    private readonly DecoderWeights _w;
    private readonly DecoderSizes _sizes;
    private readonly double[] _x, _queries, _attended, _gated, _keys, _values;

    /// <param name="weights">Of the decoder.</param>
    /// <param name="keys">[layers * capacity, width]: the cache so far.</param>
    /// <param name="values">The same of values.</param>
    public ExactDecoder(DecoderWeights weights, ReadOnlySpan<float> keys, ReadOnlySpan<float> values)
    {
        ArgumentNullException.ThrowIfNull(weights);
        (_w, _sizes) = (weights, weights.Sizes);
        (_x, _queries, _attended) = (new double[_sizes.Width], new double[_sizes.Width], new double[_sizes.Width]);
        _gated = new double[_sizes.Hidden];
        (_keys, _values) = (Wide(keys), Wide(values));
    }

    /// <summary>All stages in their order.</summary>
    public double[] Step(int token, int position)
    {
        Embed(token, position);
        for (var layer = 0; layer < _sizes.Layers; layer++)
        {
            Qkv(layer, position);
            Attend(layer, position);
            Output(layer);
            GateUp(layer);
            Down(layer);
        }
        return Logits();
    }

    public void Embed(int token, int position)
    {
        for (var row = 0; row < _sizes.Width; row++)
            _x[row] = (double)_w.Tokens[token * _sizes.Width + row] + _w.Positions[position * _sizes.Width + row];
    }

    public void Qkv(int layer, int position)
    {
        var (width, normed) = (_sizes.Width, Normed(2 * layer));
        for (var row = 0; row < width; row++)
        {
            var at = (layer * _sizes.Capacity + position) * width + row;
            _queries[row] = Dot(_w.Qkv, layer * 3 * width + row, normed);
            _keys[at] = Dot(_w.Qkv, (layer * 3 + 1) * width + row, normed);
            _values[at] = Dot(_w.Qkv, (layer * 3 + 2) * width + row, normed);
        }
    }

    public void Attend(int layer, int position)
    {
        var (width, columns) = (_sizes.Width, _sizes.HeadWidth);
        for (var first = 0; first < width; first += columns)
        {
            var rows = Enumerable.Range(layer * _sizes.Capacity, position + 1).Select(row => row * width + first).ToArray();
            double[] scores = [.. rows.Select(row => Enumerable.Range(0, columns).Sum(c => _queries[first + c] * _keys[row + c])
                / Math.Sqrt(columns))];
            double[] weights = [.. scores.Select(score => Math.Exp(score - scores.Max()))];
            for (var c = 0; c < columns; c++)
                _attended[first + c] = rows.Zip(weights, (row, weight) => weight * _values[row + c]).Sum() / weights.Sum();
        }
    }

    public void Output(int layer)
    {
        for (var row = 0; row < _sizes.Width; row++) _x[row] += Dot(_w.Output, layer * _sizes.Width + row, _attended);
    }

    public void GateUp(int layer)
    {
        var normed = Normed(2 * layer + 1);
        for (var row = 0; row < _sizes.Hidden; row++)
        {
            var gate = Dot(_w.GateUp, layer * 2 * _sizes.Hidden + row, normed);
            _gated[row] = gate / (1 + Math.Exp(-gate)) * Dot(_w.GateUp, (layer * 2 + 1) * _sizes.Hidden + row, normed);
        }
    }

    public void Down(int layer)
    {
        for (var row = 0; row < _sizes.Width; row++) _x[row] += Dot(_w.Down, layer * _sizes.Width + row, _gated);
    }

    public double[] Logits()
    {
        var normed = Normed(2 * _sizes.Layers);
        return [.. Enumerable.Range(0, _sizes.Vocabulary).Select(row => Dot(_w.Logits, row, normed))];
    }

    private double[] Normed(int gain)
    {
        var rms = Math.Sqrt(_x.Sum(value => value * value) / _x.Length + Stage.Epsilon);
        return [.. _x.Select((value, row) => value / rms * _w.Gains[gain * _x.Length + row])];
    }

    private static double Dot(float[] w, int row, double[] x)
    {
        var sum = 0.0;
        for (var col = 0; col < x.Length; col++) sum += w[row * x.Length + col] * x[col];
        return sum;
    }

    private static double[] Wide(ReadOnlySpan<float> values)
    {
        var wide = new double[values.Length];
        for (var i = 0; i < wide.Length; i++) wide[i] = values[i];
        return wide;
    }
}
