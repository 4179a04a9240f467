using System.Diagnostics;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;

namespace Headroom.Bench.Inference;

/// <summary>Eight tokens in a block against one: where weights come from memory they come once for all eight.</summary>
internal static class BatchOfEight
{
    private const int Pairs = 15, Before = 64;

    public static Claim Claim(MatrixFormat format, int layers, double goal) => new()
    {
        Id = $"inference.batch.{format.ToString().ToLowerInvariant()}",
        What = $"eight tokens at once in {format}, weights from memory, one thread: times as long as one",
        Unit = "x",
        Goal = goal,
        Baseline = "one token",
        Measure = progress => Measure(format, layers, progress),
    };

    private static Samples Measure(MatrixFormat format, int layers, Action<string> progress)
    {
        progress("packing weights");
        using var engine = new Engine(DrawnModels.Of(DrawnModels.Wide(layers), format), threads: 1, context: 128);
        var (cache, vocabulary) = (engine.NewCache(), engine.Model.Shape.Vocabulary);
        engine.Forward(cache, new int[Before], []);
        var scores = new float[8 * vocabulary];
        progress($"{Pairs} pairs");
        var ratios = new List<double>();
        for (var pair = -2; pair < Pairs; pair++)
        {
            var ratio = Time(8) / Time(1);
            if (pair >= 0) ratios.Add(ratio);
        }
        return new(ratios);

        double Time(int tokens) => Enumerable.Range(0, 3).Min(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            engine.Forward(cache, new int[tokens], scores.AsSpan(0, tokens * vocabulary));
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            cache.Truncate(Before);
            return seconds;
        });
    }
}
