using Headroom.Inference.Caches;
using Headroom.Inference.Models;

namespace Headroom.Inference.Generating;

/// <summary>Why a text ended.</summary>
public enum GenerationEnd
{
    /// <summary>There are as many tokens as were asked for.</summary>
    Length,

    /// <summary>The model ended it.</summary>
    EndOfText,

    /// <summary>There was no room for another token.</summary>
    ContextFull,
}

/// <summary>
/// What a generation took. The time between two tokens is the engine's alone: what the caller does with a token is not in it.
/// </summary>
public sealed class GenerationStatistics
{
    private double _decodeSeconds, _cacheBytes;
    private long _weightBytes;

    public int PromptTokens { get; private set; }

    /// <summary>Tokens that were chosen, one that ended the text among them.</summary>
    public int Tokens { get; private set; }

    public int Threads { get; private set; }

    public GenerationEnd End { get; internal set; }

    /// <summary>The prompt's way through the model, and the choice of the first token: time to first token.</summary>
    public double FirstTokenSeconds { get; private set; }

    /// <summary>Tokens per second after the first; 0 where there is but one.</summary>
    public double TokensPerSecond => _decodeSeconds > 0 ? (Tokens - 1) / _decodeSeconds : 0;

    /// <summary>Tokens of the prompt per second.</summary>
    public double PromptTokensPerSecond => FirstTokenSeconds > 0 ? PromptTokens / FirstTokenSeconds : 0;

    /// <summary>Bytes that a token read after the first, on average: all weights, and the cache as long as it was.</summary>
    public double BytesPerToken => Tokens > 1 ? _weightBytes + _cacheBytes / (Tokens - 1) : _weightBytes;

    /// <summary>Bytes of weights and cache that lie in memory or a cache while the text is made: their level bounds the rate.</summary>
    public double WorkingSet => BytesPerToken;

    /// <summary>Bytes read per second after the first token.</summary>
    public double BytesPerSecond => BytesPerToken * TokensPerSecond;

    internal void Begin(Engine engine, int promptTokens)
    {
        (PromptTokens, Threads, _weightBytes, End) = (promptTokens, engine.Threads, engine.Model.BytesPerToken, GenerationEnd.Length);
        (Tokens, FirstTokenSeconds, _decodeSeconds, _cacheBytes) = (0, 0, 0, 0);
    }

    internal void Add(TimeSpan time, KvCache cache)
    {
        if (Tokens++ == 0)
        {
            FirstTokenSeconds = time.TotalSeconds;
            return;
        }
        _decodeSeconds += time.TotalSeconds;
        _cacheBytes += (double)cache.BytesPerToken * cache.Length;
    }
}
