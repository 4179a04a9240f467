using System.Collections.Concurrent;

namespace Headroom.Tokenizing;

/// <summary>
/// Byte-pair merges in the order they were learned. Within a word the pair learned first is merged first, wherever it stands, leftmost
/// first, until no learned pair is left. Tokens 0 to 255 are the bytes; a pair's token is a fixed number plus its rank.
/// </summary>
internal sealed class Merges
{
    // Words longer than this are rare, and so many of these fill a few megabytes.
    private const int LongestCached = 32;
    private const int Cached = 1 << 16;

    private readonly Dictionary<int, int> _ranks;
    private readonly int _first;
    private readonly ConcurrentDictionary<byte[], ushort[]> _cache = new(ByteWords.Comparer);
    private readonly ConcurrentDictionary<byte[], ushort[]>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private int _count;

    public Merges(IReadOnlyList<(ushort Left, ushort Right)> pairs, int first)
    {
        _first = first;
        _ranks = new Dictionary<int, int>(pairs.Count);
        for (var rank = 0; rank < pairs.Count; rank++) _ranks.Add(Key(pairs[rank].Left, pairs[rank].Right), rank);
        _lookup = _cache.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Adds a word's tokens.</summary>
    public void Encode(ReadOnlySpan<byte> word, List<ushort> tokens)
    {
        if (word.Length == 1)
        {
            tokens.Add(word[0]);
            return;
        }
        if (word.Length > LongestCached)
        {
            tokens.AddRange(LongWord.Merge(word, this));
            return;
        }
        if (!_lookup.TryGetValue(word, out var found))
        {
            found = Merge(word);
            if (Interlocked.Increment(ref _count) <= Cached) _lookup.TryAdd(word, found);
        }
        tokens.AddRange(found);
    }

    /// <summary>The pair's rank, or -1.</summary>
    public int Rank(int left, int right) => _ranks.GetValueOrDefault(Key(left, right), -1);

    /// <summary>The token of the pair with a rank.</summary>
    public ushort Token(int rank) => (ushort)(_first + rank);

    // Quadratic, which for 32 bytes is the fastest.
    private ushort[] Merge(ReadOnlySpan<byte> word)
    {
        Span<ushort> parts = stackalloc ushort[LongestCached];
        var count = word.Length;
        for (var i = 0; i < count; i++) parts[i] = word[i];
        while (count > 1)
        {
            var (best, place) = (int.MaxValue, 0);
            for (var i = 0; i + 1 < count; i++)
                if (_ranks.TryGetValue(Key(parts[i], parts[i + 1]), out var rank) && rank < best) (best, place) = (rank, i);
            if (best == int.MaxValue) break;
            parts[place] = Token(best);
            parts[(place + 2)..count].CopyTo(parts[(place + 1)..]);
            count--;
        }
        return parts[..count].ToArray();
    }

    private static int Key(int left, int right) => left << 16 | right;
}
