using System.Numerics;

namespace Headroom.Training.NGrams;

/// <summary>Counts by a 64-bit key, in open addressing: 16 bytes an entry, at most three quarters full.</summary>
internal sealed class CountTable
{
    private Entry[] _entries = new Entry[1 << 10];

    /// <summary>Keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>The entry of a key, made where there was none; valid until the next call.</summary>
    public ref Entry At(ulong key)
    {
        if (Count * 4L >= _entries.Length * 3L) Grow();
        ref var entry = ref Find(_entries, key);
        if (entry.Count == 0 && entry.Key == 0)
        {
            entry.Key = key;
            Count++;
        }
        return ref entry;
    }

    /// <summary>The entry of a key, empty where there is none.</summary>
    public Entry Look(ulong key) => Find(_entries, key);

    private void Grow()
    {
        var larger = new Entry[_entries.Length * 2];
        foreach (var entry in _entries)
            if (entry.Key != 0) Find(larger, entry.Key) = entry;
        _entries = larger;
    }

    // Keys are never 0 and already mixed.
    private static ref Entry Find(Entry[] entries, ulong key)
    {
        var mask = entries.Length - 1;
        for (var at = (int)(key >> 64 - BitOperations.Log2((uint)entries.Length)); ; at = at + 1 & mask)
            if (entries[at].Key == key || entries[at].Key == 0) return ref entries[at];
    }

    internal struct Entry
    {
        public ulong Key;
        public int Count;
        public int Types; // different symbols seen after a context
    }
}
