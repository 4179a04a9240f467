// 06.1 KV cache with rollback. Objective: keep keys and values of past tokens in place, and forget the last ones without touching any.
// Each layer has room for `capacity` tokens, each a row of `width` floats; all of it is taken in the constructor, and nothing later.
//   Append    n more rows [n, width] for one layer, n = 0 and more. Layers are filled one after another, so one may be ahead of others.
//   Keys      the rows of a layer so far, [its tokens, width], as a view of where they lie: no row is copied or moved. Values likewise.
//   Length    tokens that every layer has
//   Rollback  forgets all but the first `length` tokens, in every layer: in one that is ahead too
// What does not fit throws InvalidOperationException. Keys and values that are not as many, or no whole rows, throw ArgumentException.
// A length below 0 or above Length throws ArgumentOutOfRangeException. Whatever throws has changed nothing.
// Out of scope: several sequences (06.4), the ring of a sliding window. About 22 lines.
public sealed class KvCache
{
    // your turn: begin
    private readonly float[][] _keys, _values;
    private readonly int[] _tokens; // of each layer
    private readonly int _width;

    public KvCache(int layers, int capacity, int width)
    {
        _keys = [.. Enumerable.Range(0, layers).Select(_ => new float[capacity * width])];
        _values = [.. Enumerable.Range(0, layers).Select(_ => new float[capacity * width])];
        (_tokens, _width) = (new int[layers], width);
    }

    public int Length => _tokens.Min();

    public void Append(int layer, ReadOnlySpan<float> keys, ReadOnlySpan<float> values)
    {
        if (keys.Length != values.Length || keys.Length % _width != 0) throw new ArgumentException("whole rows, as many of each");
        var at = _tokens[layer] * _width;
        if (keys.Length > _keys[layer].Length - at) throw new InvalidOperationException("the cache is full");
        keys.CopyTo(_keys[layer].AsSpan(at));
        values.CopyTo(_values[layer].AsSpan(at));
        _tokens[layer] += keys.Length / _width;
    }

    public ReadOnlySpan<float> Keys(int layer) => _keys[layer].AsSpan(0, _tokens[layer] * _width);

    public ReadOnlySpan<float> Values(int layer) => _values[layer].AsSpan(0, _tokens[layer] * _width);

    // The rows stay where they are: the next ones are written over them.
    public void Rollback(int length)
    {
        if (length < 0 || length > Length) throw new ArgumentOutOfRangeException(nameof(length));
        Array.Fill(_tokens, length);
    }
    //> public KvCache(int layers, int capacity, int width) => throw new NotAttempted("06.1");
    //>
    //> public int Length => throw new NotAttempted("06.1");
    //>
    //> public void Append(int layer, ReadOnlySpan<float> keys, ReadOnlySpan<float> values) => throw new NotAttempted("06.1");
    //>
    //> public ReadOnlySpan<float> Keys(int layer) => throw new NotAttempted("06.1");
    //>
    //> public ReadOnlySpan<float> Values(int layer) => throw new NotAttempted("06.1");
    //>
    //> public void Rollback(int length) => throw new NotAttempted("06.1");
    // your turn: end
}
