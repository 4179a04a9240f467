using Headroom.Inference.Caches;
using Headroom.Inference.Models;

namespace Headroom.Speculation.Drafting;

/// <summary>
/// A draft model's view of the text: what is in its cache, and what was committed since. A guess that turned out right stays in the cache;
/// what turned out wrong is taken back.
/// </summary>
internal sealed class DraftContext(Engine engine, CacheFormat format)
{
    private readonly KvCache _cache = engine.NewCache(format);
    private readonly List<int> _pending = []; // committed and not in the cache: one token at least once a text has begun
    private readonly List<int> _guessed = []; // in the cache behind the text

    public Engine Engine => engine;

    public KvCache Cache => _cache;

    /// <summary>Tokens of the text.</summary>
    public int Length => _cache.Length - _guessed.Count + _pending.Count;

    public void Begin(ReadOnlySpan<int> text)
    {
        _cache.Truncate(0);
        _guessed.Clear();
        _pending.Clear();
        _pending.AddRange(text);
    }

    /// <summary>The scores of the next token after the text.</summary>
    public void Read(Span<float> scores)
    {
        engine.Forward(_cache, [.. _pending], scores);
        _pending.Clear();
    }

    /// <summary>The scores after one more guess.</summary>
    public void Guess(int token, Span<float> scores)
    {
        engine.Forward(_cache, [token], scores);
        _guessed.Add(token);
    }

    /// <summary>The text goes on with these tokens.</summary>
    public void Commit(ReadOnlySpan<int> tokens)
    {
        var kept = 0;
        // The last token stays out, so that the next pass has one to read.
        while (kept < _guessed.Count && kept < tokens.Length - 1 && _guessed[kept] == tokens[kept]) kept++;
        _cache.Truncate(_cache.Length - _guessed.Count + kept);
        _guessed.Clear();
        _pending.AddRange(tokens[kept..]);
    }

    /// <summary>The nodes of its own tree that the text goes on with, and the tokens after them.</summary>
    public void Commit(ReadOnlySpan<int> nodes, ReadOnlySpan<int> tokens)
    {
        if (nodes.Length > 0 || _cache.Nodes > 0) _cache.Keep(nodes);
        _pending.AddRange(tokens[nodes.Length..]);
    }
}
