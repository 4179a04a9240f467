namespace Headroom.Tokenizing;

/// <summary>
/// Learns merges: the most frequent pair of neighbouring tokens becomes a token, over and over. Words are counted once; after a merge only
/// the words that held the pair are touched. Of pairs equally frequent the one with the lower left token is taken, then with the lower
/// right one, so that the same counts give the same merges everywhere.
/// </summary>
public sealed class MergeTraining
{
    private readonly List<(ushort[] Parts, int Length, long Count)> _words = [];
    private readonly Dictionary<int, PairPlaces> _pairs = [];
    private readonly PriorityQueue<int, (long Count, int Pair)> _heap = new();
    private readonly List<byte[]> _bytes;
    private readonly HashSet<byte[]> _known = new(ByteWords.Comparer);
    private readonly HashSet<int> _changed = [];
    private readonly int _first;

    private MergeTraining(WordCounts counts, int first)
    {
        _first = first;
        _bytes = [.. Enumerable.Range(0, 256).Select(value => new[] { (byte)value })];
        for (var i = 256; i < first; i++) _bytes.Add([]);
        foreach (var (word, count) in counts.Sorted)
        {
            if (word.Length < 2) continue;
            _words.Add((Array.ConvertAll(word, one => (ushort)one), word.Length, count));
            Count(_words.Count - 1, +1);
        }
        foreach (var pair in _changed) Offer(pair);
    }

    /// <summary>
    /// At most <paramref name="count"/> merges; fewer where no pair occurs twice any more. A pair that spells an existing token is no
    /// merge: two tokens of the same bytes would make a vocabulary that no file can hold.
    /// </summary>
    /// <param name="counts">Of the text to learn from.</param>
    /// <param name="count">Merges wanted.</param>
    /// <param name="first">Id of the first merge's token: 256 and as many as there are marks.</param>
    public static IReadOnlyList<(ushort Left, ushort Right)> Learn(WordCounts counts, int count, int first)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 256);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + count, ushort.MaxValue);
        var training = new MergeTraining(counts, first);
        var merges = new List<(ushort, ushort)>(count);
        while (merges.Count < count && training.Next() is { } merge) merges.Add(merge);
        return merges;
    }

    private (ushort Left, ushort Right)? Next()
    {
        while (_heap.TryDequeue(out var pair, out var order))
        {
            if (!_pairs.TryGetValue(pair, out var places) || places.Count != -order.Count) continue; // counted anew since
            if (places.Count < 2) return null;
            byte[] bytes = [.. _bytes[pair >> 16], .. _bytes[pair & 0xFFFF]];
            if (!_known.Add(bytes)) continue;
            _bytes.Add(bytes);
            Merge(pair, (ushort)(_bytes.Count - 1), places);
            return ((ushort)(pair >> 16), (ushort)pair);
        }
        return null;
    }

    private void Merge(int pair, ushort token, PairPlaces places)
    {
        _changed.Clear();
        foreach (var index in places.Words.Order().ToArray())
        {
            Count(index, -1);
            var (parts, length, count) = _words[index];
            var kept = 0;
            for (var i = 0; i < length; i++)
            {
                var merged = i + 1 < length && Key(parts[i], parts[i + 1]) == pair;
                parts[kept++] = merged ? token : parts[i];
                if (merged) i++;
            }
            _words[index] = (parts, kept, count);
            Count(index, +1);
        }
        _pairs.Remove(pair);
        foreach (var changed in _changed) Offer(changed);
    }

    private void Offer(int pair)
    {
        if (_pairs.TryGetValue(pair, out var places) && places.Count > 0) _heap.Enqueue(pair, (-places.Count, pair));
    }

    // Overlapping pairs of a run (aaa holds aa twice) count as often as they stand there, which is only used to order merges.
    private void Count(int index, int sign)
    {
        var (parts, length, count) = _words[index];
        for (var i = 0; i + 1 < length; i++)
        {
            var pair = Key(parts[i], parts[i + 1]);
            if (!_pairs.TryGetValue(pair, out var places)) _pairs.Add(pair, places = new PairPlaces());
            places.Count += sign * count;
            if (sign > 0) places.Words.Add(index);
            else places.Words.Remove(index);
            _changed.Add(pair);
        }
    }

    private static int Key(ushort left, ushort right) => left << 16 | right;

    private sealed class PairPlaces
    {
        public long Count;
        public HashSet<int> Words { get; } = [];
    }
}
