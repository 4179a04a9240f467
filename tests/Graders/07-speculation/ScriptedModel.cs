namespace Graders;

/// <summary>
/// A model whose next token is drawn from all tokens before it, so that a cache with one token too many, too few or wrong says another.
/// A draft is one that agrees with its target with some probability. It counts passes and tokens, and sees what is in its cache.
/// </summary>
internal sealed class ScriptedModel(int vocabulary, int seed, int room, Func<IReadOnlyList<int>, int>? choice = null)
{
    private readonly List<int> _cache = [];

    /// <summary>Which token stands for a number from 0 to below the size of the vocabulary.</summary>
    public Func<int, int> Named { get; init; } = token => token;

    public IReadOnlyList<int> Cache => _cache;

    public int Passes { get; private set; }

    public int Tokens { get; private set; }

    /// <summary>Looks at the cache and at what is about to be read.</summary>
    public Action<IReadOnlyList<int>, int[]>? Before { get; set; }

    public (Func<int[], int[]> Read, Action<int> Cut) Functions => (Read, Cut);

    /// <summary>A draft of this one.</summary>
    public ScriptedModel Draft(double agrees) => new(vocabulary, seed, int.MaxValue, before =>
    {
        var (token, chance) = (Chosen(before), Hash(before, seed + 77) % 10_000 / 10_000.0);
        return chance < agrees ? token : (token + 1 + (int)(Hash(before, seed + 99) % (uint)(vocabulary - 1))) % vocabulary;
    }) { Named = Named };

    public int Next(IReadOnlyList<int> before) => Named(Chosen(before));

    private int Chosen(IReadOnlyList<int> before) => choice?.Invoke(before) ?? (int)(Hash(before, seed) % (uint)vocabulary);

    private int[] Read(int[] tokens)
    {
        Before?.Invoke(_cache, tokens);
        if (tokens.Length == 0) throw new InvalidOperationException("Read of no tokens: there is nothing to choose after.");
        if (_cache.Count + tokens.Length > room)
            throw new InvalidOperationException(
                $"Read of {tokens.Length} tokens after {_cache.Count}: the text has room for {room} that are read.");
        (Passes, Tokens) = (Passes + 1, Tokens + tokens.Length);
        var choices = new int[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            _cache.Add(tokens[i]);
            choices[i] = Next(_cache);
        }
        return choices;
    }

    private void Cut(int length)
    {
        if (length < 0 || length > _cache.Count)
            throw new InvalidOperationException($"Cut({length}): the cache has {_cache.Count} tokens.");
        _cache.RemoveRange(length, _cache.Count - length);
    }

    // FNV-1a over tokens, and one more mixing.
    private static uint Hash(IReadOnlyList<int> tokens, int seed)
    {
        var hash = 2166136261u ^ (uint)seed * 2654435761u;
        foreach (var token in tokens) hash = (hash ^ (uint)(token + 1)) * 16777619u;
        hash ^= hash >> 15;
        hash *= 2246822519u;
        return hash ^ hash >> 13;
    }
}
