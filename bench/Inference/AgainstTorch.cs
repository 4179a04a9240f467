using System.Diagnostics;
using Headroom.Bench.Training;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Inference.Sampling;
using Headroom.Training.Models;
using Headroom.Training.Sampling;
using TorchSharp;
using Sampler = Headroom.Inference.Sampling.Sampler;

namespace Headroom.Bench.Inference;

/// <summary>The engine against TorchSharp, operation by operation, one thread each, in turns of 32 tokens from an empty context.</summary>
internal static class AgainstTorch
{
    private const int Pairs = 9, Turn = 32;

    public static Claim Claim(MatrixFormat format, double? goal = null) => new()
    {
        Id = $"inference.torch.{format.ToString().ToLowerInvariant()}",
        What = $"decoding the target's shape in {format} on one thread, times as fast as TorchSharp in FP32",
        Unit = "x",
        Goal = goal ?? 0,
        IsInformation = goal is null,
        Better = Better.Higher,
        Baseline = "TorchSharp, operation by operation, with a cache",
        Measure = progress => Measure(format, progress),
    };

    private static Samples Measure(MatrixFormat format, Action<string> progress)
    {
        Native.Load();
        torch.set_num_threads(1);
        var shape = DrawnModels.Target;
        using var engine = new Engine(DrawnModels.Of(shape, format));
        using var model = new TinyLm(new TinyLmShape(shape));
        using var decoder = new CachedDecoder(model, rows: 1);
        var (cache, scores) = (engine.NewCache(), new float[shape.Vocabulary]);
        progress($"{Pairs} pairs of {Turn} tokens");
        var (ratios, ours, theirs) = (new List<double>(), double.MaxValue, double.MaxValue);
        for (var pair = -2; pair < Pairs; pair++)
        {
            var (a, b) = (Time(Ours), Time(Theirs));
            cache.Truncate(0);
            decoder.Restart();
            if (pair < 0) continue; // warms up
            ratios.Add(b / a);
            (ours, theirs) = (Math.Min(ours, a), Math.Min(theirs, b));
        }
        return new(ratios, $"best {1 / ours:#,0} against {1 / theirs:#,0} tokens/s");

        int Theirs(int token)
        {
            using var next = decoder.Step([token]);
            using var best = next.argmax();
            return (int)best.item<long>();
        }

        int Ours(int token)
        {
            engine.Forward(cache, [token], scores);
            return Sampler.Best(scores);
        }
    }

    private static double Time(Func<int, int> next)
    {
        var (started, token) = (Stopwatch.GetTimestamp(), 5);
        for (var i = 0; i < Turn; i++) token = next(token);
        return Stopwatch.GetElapsedTime(started).TotalSeconds / Turn;
    }
}
