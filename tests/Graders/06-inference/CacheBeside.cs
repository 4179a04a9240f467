namespace Graders;

/// <summary>A learner's cache, and beside it what it should hold.</summary>
internal sealed class CacheBeside(int layers, int capacity, int width)
{
    private readonly List<float[]>[] _keys = Lists(layers), _values = Lists(layers);

    public KvCache Cache { get; } = new(layers, capacity, width);

    public int Layers => layers;

    public int Capacity => capacity;

    public int Width => width;

    /// <summary>Tokens that every layer has.</summary>
    public int Length => _keys.Min(rows => rows.Count);

    public int Tokens(int layer) => _keys[layer].Count;

    public int Room(int layer) => capacity - Tokens(layer);

    public double[] Keys(int layer) => [.. _keys[layer].SelectMany(row => row).Select(value => (double)value)];

    public double[] Values(int layer) => [.. _values[layer].SelectMany(row => row).Select(value => (double)value)];

    public void Append(int layer, float[] keys, float[] values)
    {
        Cache.Append(layer, keys, values);
        _keys[layer].AddRange(keys.Chunk(width));
        _values[layer].AddRange(values.Chunk(width));
    }

    public void Rollback(int length)
    {
        Cache.Rollback(length);
        foreach (var rows in _keys.Concat(_values)) rows.RemoveRange(length, rows.Count - length);
    }

    private static List<float[]>[] Lists(int layers) => [.. Enumerable.Range(0, layers).Select(_ => new List<float[]>())];
}
