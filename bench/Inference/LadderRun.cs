using System.Diagnostics;
using Headroom.Bench.Training;
using Headroom.Course;
using Headroom.Hardware;
using Headroom.Inference.Caches;
using Headroom.Inference.Ladders;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Measurement;
using Headroom.Training.Models;
using Headroom.Training.Sampling;
using TorchSharp;
using Sampler = Headroom.Inference.Sampling.Sampler;

namespace Headroom.Bench.Inference;

/// <summary>
/// <c>ladder</c>: measures lib/Headroom/Inference/Ladders/ladder.json anew. TorchSharp and the course's engine take turns; llama.cpp
/// follows, in turns with the same engine (bench/Anchors).
/// </summary>
internal static class LadderRun
{
    public const string Argument = "ladder";

    private const int Rounds = 15, WarmUps = 2, Turn = 32;

    private static readonly (string Name, MatrixFormat Format)[] s_formats =
        [("FP32", MatrixFormat.Fp32), ("BF16", MatrixFormat.Bf16), ("int8 (Q8_0)", MatrixFormat.Q8), ("int4 (Q4_0)", MatrixFormat.Q4)];

    public static void Write()
    {
        var root = CourseLayout.Find().Root;
        var threads = Environment.ProcessorCount >= 2 ? new[] { 1, 2 } : [1];
        Native.Load();
        torch.set_num_threads(1);
        List<Contestant> contestants =
        [
            Torch("FP32", torch.ScalarType.Float32), Torch("BF16", torch.ScalarType.BFloat16),
            .. threads.SelectMany(count => s_formats.Select(each => Ours(each.Name, each.Format, count))),
        ];
        var rungs = Race(contestants);
        foreach (var count in threads)
        {
            rungs.Add(AgainstLlamaCpp.Rung(s_formats[2].Name, "Int8", count));
            rungs.Add(AgainstLlamaCpp.Rung(s_formats[3].Name, "Int4", count));
        }
        foreach (var rung in rungs)
            Console.WriteLine(
                $"{rung.Engine,-10} {rung.Weights,-11} {rung.Threads}  {rung.TokensPerSecond,6:0} tokens/s  {rung.Share,6:P0}");
        new Ladder($"{ThisMachine.Calibration.Processor}, {Environment.ProcessorCount} cores, {DateTime.UtcNow:d MMMM yyyy}", rungs)
            .Write(Path.Combine(root, "lib", "Headroom", "Inference", "Ladders", "ladder.json"));
    }

    private static List<Rung> Race(List<Contestant> contestants)
    {
        for (var round = -WarmUps; round < Rounds; round++)
            foreach (var contestant in contestants)
            {
                var seconds = contestant.Take(Turn);
                if (round >= 0) contestant.Seconds.Add(seconds);
            }
        foreach (var contestant in contestants) contestant.End();
        return [.. contestants.Select(each => each.Rung with { TokensPerSecond = 1 / Quantiles.Median([.. each.Seconds]) })];
    }

    private static Contestant Ours(string weights, MatrixFormat format, int threads)
    {
        var engine = new Engine(DrawnModels.Of(DrawnModels.Target, format), threads);
        var (cache, scores) = (engine.NewCache(CacheFormat.Fp16), new float[DrawnModels.Target.Vocabulary]);
        var bytes = engine.Model.BytesPerToken + (double)cache.BytesPerToken * Turn / 2;
        return new(
            New("Headroom", weights, threads, bytes), () => cache.Truncate(0), engine.Dispose, token =>
            {
                engine.Forward(cache, [token], scores);
                return Sampler.Best(scores);
            });
    }

    private static Contestant Torch(string weights, torch.ScalarType type)
    {
        var model = new TinyLm(new TinyLmShape(DrawnModels.Target)) { Arithmetic = type };
        var decoder = new CachedDecoder(model, rows: 1);
        var bytes = (double)DrawnModels.Target.Parameters * (type == torch.ScalarType.Float32 ? 4 : 2);
        return new(New("TorchSharp", weights, 1, bytes), decoder.Restart, () => { decoder.Dispose(); model.Dispose(); }, token =>
        {
            using var next = decoder.Step([token]);
            using var best = next.argmax();
            return (int)best.item<long>();
        });
    }

    internal static Rung New(string engine, string weights, int threads, double bytes) =>
        new(engine, weights, threads, 0, bytes, ThisMachine.Calibration.Reads(threads).At(bytes));

    /// <summary>One way to go on by a token, and what its turns took.</summary>
    private sealed record Contestant(Rung Rung, Action Restart, Action End, Func<int, int> Next)
    {
        public List<double> Seconds { get; } = []; // per token

        public double Take(int tokens)
        {
            Restart();
            var (started, token) = (Stopwatch.GetTimestamp(), 5);
            for (var i = 0; i < tokens; i++) token = Next(token);
            return Stopwatch.GetElapsedTime(started).TotalSeconds / tokens;
        }
    }
}
