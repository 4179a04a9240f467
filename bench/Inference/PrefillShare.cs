using System.Diagnostics;
using Headroom.Hardware;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;

namespace Headroom.Bench.Inference;

/// <summary>FLOPs of a prompt of 512 tokens, attention's lower half among them, over time, as a share of the FMA peak.</summary>
internal static class PrefillShare
{
    private const int Tokens = 512;

    public static Claim Claim => new()
    {
        Id = "inference.prefill",
        What = $"a prompt of {Tokens} tokens through the target's shape in FP32, one thread: share of the FMA peak",
        Unit = "%",
        Goal = 50,
        Better = Better.Higher,
        Baseline = "multiply-adds on registers, measured in the same run",
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        var shape = DrawnModels.Target;
        using var engine = new Engine(DrawnModels.Of(shape, MatrixFormat.Fp32));
        var (cache, fma, prompt) = (engine.NewCache(), Fma.Start(Dtype.Fp32), new int[Tokens]);
        var weights = (double)shape.Layers * (shape.Width * (shape.QkvRows + shape.Width) + 3 * shape.Width * shape.Hidden);
        // both products of attention, their lower half
        var flops = 2 * weights * Tokens + 2.0 * shape.Layers * shape.Width * Tokens * Tokens;
        progress("prompts and multiply-adds in turns");
        var shares = new List<double>();
        var best = double.MaxValue;
        for (var round = -1; round < 9; round++)
        {
            var (prefill, pass) = (Best(Prefill), Best(() => fma.Pass()));
            if (round < 0) continue; // warms up
            best = Math.Min(best, prefill);
            shares.Add(100 * flops / prefill / (fma.FlopsPerPass / pass));
        }
        return new(shares, $"best {Tokens / best:#,0} tokens/s, {Units.Si(flops / best, "FLOP/s")}");

        void Prefill()
        {
            engine.Forward(cache, prompt, []);
            cache.Truncate(0);
        }
    }

    private static double Best(Action work) => Enumerable.Range(0, 4).Min(_ =>
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    });
}
