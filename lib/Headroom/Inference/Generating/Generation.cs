using System.Diagnostics;
using Headroom.Inference.Caches;
using Headroom.Inference.Models;
using Headroom.Inference.Sampling;

namespace Headroom.Inference.Generating;

/// <summary>Continues a prompt, token by token.</summary>
public static class Generation
{
    /// <summary>Yields tokens as they come, until one of <paramref name="stops"/>, the number asked for, or the end of the
    /// context.</summary>
    /// <param name="engine">Runs the model.</param>
    /// <param name="cache">What came before the prompt; empty for a new text. The prompt and all tokens but the last are in it
    /// afterwards.</param>
    /// <param name="prompt">One token at least.</param>
    /// <param name="tokens">At most so many.</param>
    /// <param name="sampler">Chooses them.</param>
    /// <param name="stops">Tokens that end the text and are not part of it.</param>
    /// <param name="statistics">Filled while the tokens come.</param>
    /// <exception cref="ArgumentException">The prompt is empty or longer than the context.</exception>
    public static IEnumerable<int> Continue(
        Engine engine, KvCache cache, IReadOnlyList<int> prompt, int tokens, Sampler sampler, IReadOnlyCollection<int> stops,
        GenerationStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(prompt);
        if (prompt.Count == 0) throw new ArgumentException("the prompt has no token: there is nothing to continue.", nameof(prompt));
        if (cache.Length + prompt.Count > engine.Context)
            throw new ArgumentException(
                $"the prompt has {prompt.Count} tokens, and the model's context {engine.Context - cache.Length}.", nameof(prompt));
        return Tokens(engine, cache, [.. prompt], tokens, sampler, stops, statistics);
    }

    private static IEnumerable<int> Tokens(
        Engine engine, KvCache cache, int[] prompt, int tokens, Sampler sampler, IReadOnlyCollection<int> stops,
            GenerationStatistics statistics)
    {
        var scores = new float[engine.Model.Shape.Vocabulary];
        statistics.Begin(engine, prompt.Length);
        var input = prompt;
        for (var made = 0; made < tokens; made++)
        {
            if (cache.Length + input.Length > engine.Context)
            {
                statistics.End = GenerationEnd.ContextFull;
                yield break;
            }
            var started = Stopwatch.GetTimestamp();
            engine.Forward(cache, input, scores);
            var token = sampler.Next(scores);
            statistics.Add(Stopwatch.GetElapsedTime(started), cache);
            if (stops.Contains(token))
            {
                statistics.End = GenerationEnd.EndOfText;
                yield break;
            }
            yield return token;
            input = [token];
        }
    }
}
