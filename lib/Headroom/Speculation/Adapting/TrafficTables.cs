namespace Headroom.Speculation.Adapting;

/// <summary>
/// Which tokens followed which contexts of 1 to Order tokens in the traffic that was served. Each observation loses half of its weight
/// every HalfLife learned tokens, and what is below Floor is forgotten. Entries lie in arrays whose size is taken once: a context that
/// finds its set full takes the place of the lightest one. The same tokens in the same order give the same table.
/// </summary>
public sealed partial class TrafficTables
{
    /// <summary>Tokens of the longest chain.</summary>
    public const int Longest = 64;

    /// <summary>Levels of confidence: none; then by the context's length (1, 2, more), three of each by the first guess's share.</summary>
    public const int Levels = 10;

    private const int Ways = 8, Followers = 4, EntryBytes = sizeof(ulong) + sizeof(long) + Followers * (sizeof(int) + sizeof(float));
    internal const int SetBytes = Ways * EntryBytes; // 384 B

    private readonly TrafficOptions _options;
    private readonly ulong[] _keys;   // [entries], 0 where nothing is kept
    private readonly long[] _learned; // [entries], the clock at which the weights were right
    private readonly int[] _tokens;   // [entries, Followers]
    private readonly float[] _weights; // [entries, Followers]
    private long _clock;

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public TrafficTables(TrafficOptions? options = null)
    {
        _options = options ?? new();
        _options.Check();
        var entries = _options.Bytes / SetBytes * Ways;
        (_keys, _learned) = (new ulong[entries], new long[entries]);
        (_tokens, _weights) = (new int[entries * Followers], new float[entries * Followers]);
    }

    public TrafficOptions Options => _options;

    /// <summary>Bytes of all entries: the same from the first token to the last.</summary>
    public long Bytes => (long)_keys.Length * EntryBytes;

    /// <summary>Tokens that were learned so far.</summary>
    public long Learned => _clock;

    /// <summary>Contexts that are kept, those included whose followers are forgotten.</summary>
    public int Contexts => _keys.Count(key => key != 0);

    /// <summary>How sure the tables are of what follows: 0, without a guess, to <see cref="Levels"/> - 1.</summary>
    public int Level(ReadOnlySpan<int> text)
    {
        if (Find(text) is not { Entry: >= 0 } found) return 0;
        var share = Weight(found.Entry, Best(found.Entry, 0)) / (Total(found.Entry) + _options.Floor);
        return 1 + 3 * (Math.Min(found.Length, 3) - 1) + (share >= 0.85 ? 2 : share >= 0.5 ? 1 : 0);
    }

    /// <summary>
    /// Writes the chain that begins with the most likely token, or for branch 1 and on with the next ones; returns how many tokens it has,
    /// 0 where there is no guess.
    /// </summary>
    public int Draft(ReadOnlySpan<int> text, int branch, Span<int> tokens)
    {
        Span<int> tail = stackalloc int[16 + Longest];
        var kept = Math.Min(text.Length, _options.Order);
        text[^kept..].CopyTo(tail);
        var count = 0;
        for (var most = Math.Min(tokens.Length, Longest); count < most; count++)
        {
            if (Find(tail[..(kept + count)]) is not { Entry: >= 0 } found) break;
            var place = Best(found.Entry, count == 0 ? branch : 0);
            if (place < 0) break;
            tokens[count] = tail[kept + count] = _tokens[found.Entry * Followers + place];
        }
        return count;
    }

    /// <summary>Counts the tokens of <paramref name="text"/> from <paramref name="from"/> on, each behind its contexts.</summary>
    public void Learn(ReadOnlySpan<int> text, int from)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        for (var i = from; i < text.Length; i++)
        {
            for (var n = 1; n <= Math.Min(i, _options.Order); n++) Count(Key(text[(i - n)..i]), text[i]);
            _clock++;
        }
    }

    // The longest context that has a follower left.
    private (int Entry, int Length) Find(ReadOnlySpan<int> text)
    {
        for (var n = Math.Min(text.Length, _options.Order); n > 0; n--)
            if (Entry(Key(text[^n..])) is >= 0 and var entry && Best(entry, 0) >= 0) return (entry, n);
        return (-1, 0);
    }

    // FNV-1a over the context's words, with its length; 0 marks an empty entry.
    private static ulong Key(ReadOnlySpan<int> context)
    {
        var hash = 14695981039346656037UL ^ (ulong)context.Length;
        foreach (var token in context) hash = (hash ^ (uint)token) * 1099511628211UL;
        hash ^= hash >> 29;
        hash *= 0xBF58476D1CE4E5B9UL;
        return (hash ^ (hash >> 32)) | 1;
    }

    private int Set(ulong key) => (int)((key >> 1) % (ulong)(_keys.Length / Ways)) * Ways;

    private int Entry(ulong key)
    {
        var set = Set(key);
        for (var entry = set; entry < set + Ways; entry++)
            if (_keys[entry] == key) return entry;
        return -1;
    }
}
