namespace Headroom.Inference.Caches;

/// <summary>
/// Keys and values of the tokens so far, for each layer and each head that is asked. It grows by appending and shrinks by
/// <see cref="Truncate"/>: what was guessed and turned out wrong is taken back so.
/// </summary>
public abstract partial class KvCache
{
    private protected KvCache(int layers, int heads, int headSize, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(layers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(heads);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(headSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        (Layers, Heads, HeadSize, Capacity) = (layers, heads, headSize, capacity);
    }

    public int Layers { get; }

    /// <summary>Heads that are asked.</summary>
    public int Heads { get; }

    public int HeadSize { get; }

    /// <summary>Tokens that there is room for.</summary>
    public int Capacity { get; }

    /// <summary>Tokens in it.</summary>
    public int Length { get; private set; }

    public abstract CacheFormat Format { get; }

    /// <summary>Bytes that the next token reads of one token in it, all layers together.</summary>
    public abstract long BytesPerToken { get; }

    /// <summary>Room for a model's keys and values.</summary>
    public static KvCache Of(CacheFormat format, int layers, int heads, int headSize, int capacity) => format switch
    {
        CacheFormat.Fp16 => new KvCache<HalfElement>(layers, heads, headSize, capacity),
        CacheFormat.Int8 => new KvCache<OctetElement>(layers, heads, headSize, capacity),
        _ => new KvCache<SingleElement>(layers, heads, headSize, capacity),
    };

    /// <summary>Forgets all tokens but the first so many, and all nodes of a tree.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        (Length, Nodes) = (length, 0);
    }

    internal void Extend(int tokens) => Length += tokens;

    /// <summary>Puts one head's key and value of a position into the cache.</summary>
    internal abstract void Put(int layer, int head, int position, ReadOnlySpan<float> key, ReadOnlySpan<float> value);

    /// <summary>
    /// One token asks one head: queries [count, headSize] of the heads that share it, over the first <paramref name="length"/> positions,
    /// into as many outputs.
    /// </summary>
    internal abstract void Ask(
        int layer, int head, int length, ReadOnlySpan<float> queries, Span<float> outputs, AttentionRoom room);
}

/// <summary>Where one thread keeps scores: four queries at a time.</summary>
internal sealed class AttentionRoom(int capacity, int headSize)
{
    public const int Queries = 4;

    private float[]? _keyScales, _valueScales;

    /// <summary>Whole pairs of tiles of 16 positions.</summary>
    public int Stride { get; } = (capacity + 31) / 32 * 32;

    /// <summary>Of the positions that a node of a tree sees, in their order.</summary>
    public float[] KeyScales => _keyScales ??= new float[Stride];

    /// <summary>Of the same positions.</summary>
    public float[] ValueScales => _valueScales ??= new float[Stride];

    public float[] Scores { get; } = new float[Queries * ((capacity + 31) / 32 * 32)];

    public float[] Outputs { get; } = new float[Queries * ((headSize + 31) / 32 * 32)];
}
