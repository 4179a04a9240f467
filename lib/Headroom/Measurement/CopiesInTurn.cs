using Headroom.Hardware;

namespace Headroom.Measurement;

/// <summary>
/// Copies of an array, taken one after the other, that together hold at least three times what the last-level cache does: each comes from
/// memory when its turn is there again, whatever the size of the cache. Server processors keep 64 MiB in a cache with ease.
/// </summary>
public sealed class CopiesInTurn
{
    private const int TimesTheCache = 3;

    private readonly float[][] _copies;
    private int _next;

    /// <summary>As many copies as this machine's cache asks for, in at most a quarter of the memory that this process may use.</summary>
    public CopiesInTurn(float[] original) : this(original, ThisMachine.CacheBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4) { }

    /// <param name="original">The first of them.</param>
    /// <param name="cacheBytes">Of the last-level cache.</param>
    /// <param name="mostBytes">For all of them together; one copy at least there is.</param>
    public CopiesInTurn(float[] original, long cacheBytes, long mostBytes)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentOutOfRangeException.ThrowIfZero(original.Length, nameof(original));
        var bytes = (long)sizeof(float) * original.Length;
        var wanted = (TimesTheCache * cacheBytes + bytes - 1) / bytes;
        _copies = new float[Math.Max(1, Math.Min(wanted, mostBytes / bytes))][];
        _copies[0] = original;
        for (var i = 1; i < _copies.Length; i++) _copies[i] = [.. original];
        ComesFromMemory = _copies.Length * bytes > cacheBytes;
    }

    /// <summary>How many there are.</summary>
    public int Count => _copies.Length;

    /// <summary>Whether they exceed the cache; false where the memory did not suffice for that.</summary>
    public bool ComesFromMemory { get; }

    /// <summary>The one whose turn it is.</summary>
    public float[] Next() => _copies[_next++ % _copies.Length];
}
