using System.Diagnostics;
using Headroom.Inference.Caches;
using Headroom.Inference.Models;

namespace Headroom.Speculation.Costs;

public sealed partial class PassCosts
{
    private static readonly int[] s_sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 17, 20, 24, 32, 48, 64];

    /// <summary>
    /// Measures an engine. Sizes take turns, so that a machine that slows down slows all of them; of each the median counts.
    /// </summary>
    /// <param name="engine">Its weights, threads and context are what the costs are of.</param>
    /// <param name="context">Tokens before the pass.</param>
    /// <param name="format">Of the cache.</param>
    /// <param name="turns">How often each size is measured; one more before does not count.</param>
    /// <param name="sizes">By default 1 to 10 and some up to <see cref="Engine.Block"/>.</param>
    /// <param name="seconds">After which no further turn begins; by default all are made.</param>
    /// <param name="fastest">
    /// Of each size the fastest turn counts in place of the median: what others do only ever slows a pass down.
    /// </param>
    /// <exception cref="ArgumentException">The text and the largest pass are beyond the engine's context.</exception>
    public static PassCosts Measure(
        Engine engine, int context, CacheFormat format = CacheFormat.Fp32, int turns = 9, IReadOnlyList<int>? sizes = null,
        double seconds = double.PositiveInfinity, bool fastest = false)
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
        var (times, begun) = (sizes.ToDictionary(size => size, _ => new List<double>()), Stopwatch.GetTimestamp());
        for (var turn = -1; turn < turns && (turn < 1 || Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds); turn++)
            foreach (var size in sizes)
            {
                var started = Stopwatch.GetTimestamp();
                engine.Forward(cache, new int[size], scores.AsSpan(0, size * vocabulary));
                if (turn >= 0) times[size].Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
                cache.Truncate(context);
            }
        return new(times.Select(each => (each.Key, each.Value.Order().ElementAt(fastest ? 0 : each.Value.Count / 2))));
    }

    /// <summary>
    /// The same within about a second: of the sizes that a round of up to <paramref name="most"/> tokens may have, fewer where passes are
    /// slow. No pass is taken for faster than that of one token, so that no guess seems to be free.
    /// </summary>
    public static PassCosts MeasureBriefly(Engine engine, int most)
    {
        ArgumentNullException.ThrowIfNull(engine);
        most = Math.Clamp(most, 1, Math.Min(Engine.Block, (engine.Context + 1) / 2));
        var context = Math.Min(128, engine.Context - most);
        var alone = Measure(engine, context, turns: 1, sizes: [1]).Plain;
        int[] sizes = alone > 0.05 ? [1, 2, 4, 8] : [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 16, 17, 24, 32, 40];
        var measured = Measure(engine, context, turns: 9, sizes: [.. sizes.Where(size => size <= most)], seconds: 1, fastest: true);
        return new(measured.Points.Select(point => (point.Tokens, Math.Max(point.Seconds, measured.Plain))));
    }
}
