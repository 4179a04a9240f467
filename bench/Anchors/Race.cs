using System.Diagnostics;
using System.Globalization;
using Headroom.Bench.Inference;
using Headroom.Inference.Caches;
using Headroom.Inference.Gguf;
using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Inference.Sampling;
using Headroom.Shipped;

namespace Headroom.Bench.Anchors;

/// <summary>
/// Both engines on the same weights, with as many threads, caches of FP16 and the same context, in turns of 32 tokens. Each takes its own
/// best token, so each reads all scores. The order within a pair changes from pair to pair.
/// </summary>
internal static class Race
{
    private const int Turn = 32, Context = 320, WarmUps = 2;

    /// <summary>Prints a line for each pair: seconds a token of ours, and of llama.cpp; first the bytes of a token on both sides.</summary>
    public static void Run(DecoderShape shape, WeightForm form, int threads, int pairs)
    {
        var path = Path.GetTempFileName();
        try
        {
            var weights = DrawnModels.Weights(shape, form);
            GgufExport.Write(path, weights, "drawn");
            using var engine = new Engine(CourseModels.Prepare(weights), threads);
            Print("bytes", engine.Model.BytesPerToken, FileBytes(path, shape));
            using var theirs = new LlamaCpp(path, threads, Context);
            var ours = new Ours(engine);
            for (var pair = -WarmUps; pair < pairs; pair++)
            {
                var first = pair % 2 == 0;
                var (a, b) = first ? (Time(ours.Next), Time(token => Sampler.Best(theirs.Next(token)))) : (0, 0);
                if (!first) (b, a) = (Time(token => Sampler.Best(theirs.Next(token))), Time(ours.Next));
                if (pair >= 0) Print("pair", a, b);
                if (theirs.Length + Turn > Context - Turn)
                {
                    theirs.Clear();
                    ours.Clear();
                }
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double Time(Func<int, int> next)
    {
        var (started, token) = (Stopwatch.GetTimestamp(), 5);
        for (var i = 0; i < Turn; i++) token = next(token);
        return Stopwatch.GetElapsedTime(started).TotalSeconds / Turn;
    }

    // Weights without the head of the file; the embedding is the head here, and read whole.
    private static long FileBytes(string path, DecoderShape shape)
    {
        using var file = GgufFile.Open(path);
        return shape.TiedHead ? file.Header.Tensors.Sum(tensor => tensor.Length) : throw new ArgumentException("the head must be tied.");
    }

    private static void Print(string what, double ours, double theirs) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {ours:R} {theirs:R}"));

    private sealed class Ours(Engine engine)
    {
        private readonly KvCache _cache = engine.NewCache(CacheFormat.Fp16);
        private readonly float[] _scores = new float[engine.Model.Shape.Vocabulary];

        public int Next(int token)
        {
            engine.Forward(_cache, [token], _scores);
            return Sampler.Best(_scores);
        }

        public void Clear() => _cache.Truncate(0);
    }
}
