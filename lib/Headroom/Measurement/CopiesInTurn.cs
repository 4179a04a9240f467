using Headroom.Hardware;

namespace Headroom.Measurement;

/// <summary>
/// Copies of weights, taken one after the other, that together hold at least three times what the last-level cache does: each comes from
/// memory when its turn is there again, whatever the size of the cache. Server processors keep 64 MiB in a cache with ease.
/// </summary>
/// <typeparam name="T">What holds the weights: an array, a matrix.</typeparam>
public sealed class CopiesInTurn<T> where T : class
{
    private const int TimesTheCache = 3;

    private readonly T[] _copies;
    private int _next;

    /// <summary>As many copies as this machine's cache asks for, in at most a quarter of the memory that this process may use.</summary>
    /// <param name="original">The first of them.</param>
    /// <param name="bytes">That a product reads of one.</param>
    /// <param name="copy">Makes another one, in memory of its own.</param>
    public CopiesInTurn(T original, long bytes, Func<T, T> copy)
        : this(original, bytes, copy, ThisMachine.CacheBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4) { }

    /// <param name="original">The first of them.</param>
    /// <param name="bytes">That a product reads of one.</param>
    /// <param name="copy">Makes another one, in memory of its own.</param>
    /// <param name="cacheBytes">Of the last-level cache.</param>
    /// <param name="mostBytes">For all of them together; one copy at least there is.</param>
    public CopiesInTurn(T original, long bytes, Func<T, T> copy, long cacheBytes, long mostBytes)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(copy);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        var wanted = (TimesTheCache * cacheBytes + bytes - 1) / bytes;
        _copies = new T[Math.Max(1, Math.Min(wanted, mostBytes / bytes))];
        _copies[0] = original;
        for (var i = 1; i < _copies.Length; i++) _copies[i] = copy(original);
        ComesFromMemory = _copies.Length * bytes > cacheBytes;
    }

    /// <summary>How many there are.</summary>
    public int Count => _copies.Length;

    /// <summary>Whether they exceed the cache; false where the memory did not suffice for that.</summary>
    public bool ComesFromMemory { get; }

    /// <summary>The one whose turn it is.</summary>
    public T Next() => _copies[_next++ % _copies.Length];
}
