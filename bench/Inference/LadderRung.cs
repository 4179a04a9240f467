using System.Diagnostics;
using Headroom.Hardware;
using Headroom.Inference.Caches;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Inference.Sampling;

namespace Headroom.Bench.Inference;

/// <summary>
/// Tokens a second in one format on some threads, in turns with FP32 on one thread: a rung of docs/performance.md's ladder.
/// </summary>
internal static class LadderRung
{
    private const int Pairs = 15, Turn = 32, Before = 64;

    public static Claim Claim(MatrixFormat format, int threads) => new()
    {
        Id = $"inference.ladder.{format.ToString().ToLowerInvariant()}-{threads}",
        What = $"decoding the target's shape in {format} on {(threads == 1 ? "one thread" : $"{threads} threads")}, "
            + "over FP32 on one thread",
        Unit = "x",
        Goal = 0,
        IsInformation = true,
        Better = Better.Higher,
        Baseline = "FP32 on one thread",
        Measure = progress => Measure(format, threads, progress),
    };

    private static Samples Measure(MatrixFormat format, int threads, Action<string> progress)
    {
        if (threads > Environment.ProcessorCount) throw new ClaimSkipped($"this machine has {Environment.ProcessorCount} core.");
        using var first = new Rung(MatrixFormat.Fp32, 1);
        using var rung = new Rung(format, threads);
        progress($"{Pairs} pairs of {Turn} tokens");
        var (ratios, best) = (new List<double>(), double.MaxValue);
        for (var pair = -2; pair < Pairs; pair++)
        {
            var (a, b) = (first.Time(), rung.Time());
            if (pair < 0) continue; // warms up
            ratios.Add(a / b);
            best = Math.Min(best, b);
        }
        var rate = rung.BytesPerToken / best;
        return new(ratios, $"best {1 / best:#,0} tokens/s, {Units.Si(rung.BytesPerToken, "B")} a token, {Units.Si(rate, "B/s")}");
    }

    private sealed class Rung : IDisposable
    {
        private readonly Engine _engine;
        private readonly KvCache _cache;
        private readonly float[] _scores;

        public Rung(MatrixFormat format, int threads)
        {
            _engine = new(DrawnModels.Of(DrawnModels.Target, format), threads);
            (_cache, _scores) = (_engine.NewCache(CacheFormat.Fp16), new float[DrawnModels.Target.Vocabulary]);
            _engine.Forward(_cache, new int[Before], []);
        }

        public double BytesPerToken => _engine.Model.BytesPerToken + (double)_cache.BytesPerToken * (Before + Turn / 2);

        public double Time()
        {
            var (started, token) = (Stopwatch.GetTimestamp(), 5);
            for (var i = 0; i < Turn; i++)
            {
                _engine.Forward(_cache, [token], _scores);
                token = Sampler.Best(_scores);
            }
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds / Turn;
            _cache.Truncate(Before);
            return seconds;
        }

        public void Dispose() => _engine.Dispose();
    }
}
