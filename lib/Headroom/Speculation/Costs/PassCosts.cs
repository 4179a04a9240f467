using System.Diagnostics;
using Headroom.Inference.Caches;
using Headroom.Inference.Models;

namespace Headroom.Speculation.Costs;

/// <summary>
/// T(k): seconds of a pass of k tokens of one sequence, for one engine (weights, threads) and one length of text. Between sizes that were
/// measured it is a straight line, and beyond the largest it goes on as between the last two.
/// </summary>
public sealed class PassCosts
{
    private static readonly int[] s_sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 17, 20, 24, 32, 48, 64];
    private readonly (int Tokens, double Seconds)[] _points;

    /// <param name="points">Of one token at least; each size once.</param>
    /// <exception cref="ArgumentException">A size or time is none, or one token is missing.</exception>
    public PassCosts(IEnumerable<(int Tokens, double Seconds)> points)
    {
        _points = [.. points.OrderBy(point => point.Tokens)];
        if (_points.Length == 0 || _points[0].Tokens != 1)
            throw new ArgumentException("T(1), the pass of plain decoding, is missing: measure it too.", nameof(points));
        foreach (var (tokens, seconds) in _points)
            if (!(seconds > 0 && double.IsFinite(seconds)))
                throw new ArgumentException($"T({tokens}) is {seconds} s: it must be above 0.", nameof(points));
        for (var i = 1; i < _points.Length; i++)
            if (_points[i].Tokens == _points[i - 1].Tokens)
                throw new ArgumentException($"T({_points[i].Tokens}) is there twice.", nameof(points));
    }

    public IReadOnlyList<(int Tokens, double Seconds)> Points => _points;

    /// <summary>Seconds of plain decoding's pass: T(1).</summary>
    public double Plain => _points[0].Seconds;

    /// <summary>Seconds of a pass; 0 of none.</summary>
    public double this[int tokens]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(tokens);
            if (tokens == 0) return 0;
            var i = Array.FindIndex(_points, point => point.Tokens >= tokens);
            if (i >= 0 && _points[i].Tokens == tokens) return _points[i].Seconds;
            if (_points.Length == 1) return Plain * tokens;
            if (i < 0) i = _points.Length - 1;
            var ((from, low), (to, high)) = (_points[i - 1], _points[i]);
            return low + (high - low) * (tokens - from) / (to - from);
        }
    }

    /// <summary>
    /// Measures an engine. Sizes take turns, so that a machine that slows down slows all of them; of each the median counts.
    /// </summary>
    /// <param name="engine">Its weights, threads and context are what the costs are of.</param>
    /// <param name="context">Tokens before the pass.</param>
    /// <param name="format">Of the cache.</param>
    /// <param name="turns">How often each size is measured; one more before does not count.</param>
    /// <param name="sizes">By default 1 to 10 and some up to <see cref="Engine.Block"/>.</param>
    /// <exception cref="ArgumentException">The text and the largest pass are beyond the engine's context.</exception>
    public static PassCosts Measure(
        Engine engine, int context, CacheFormat format = CacheFormat.Fp32, int turns = 9, IReadOnlyList<int>? sizes = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(turns);
        sizes ??= s_sizes;
        if (context < 0 || context + sizes.Max() > engine.Context)
            throw new ArgumentException(
                $"{context} tokens and a pass of {sizes.Max()} are beyond the context of {engine.Context}.", nameof(context));
        var (cache, vocabulary) = (engine.NewCache(format), engine.Model.Shape.Vocabulary);
        if (context > 0) engine.Forward(cache, new int[context], []);
        var scores = new float[sizes.Max() * vocabulary];
        var seconds = sizes.ToDictionary(size => size, _ => new List<double>());
        for (var turn = -1; turn < turns; turn++)
            foreach (var size in sizes)
            {
                var started = Stopwatch.GetTimestamp();
                engine.Forward(cache, new int[size], scores.AsSpan(0, size * vocabulary));
                if (turn >= 0) seconds[size].Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
                cache.Truncate(context);
            }
        return new(seconds.Select(each => (each.Key, each.Value.Order().ElementAt(each.Value.Count / 2))));
    }
}
