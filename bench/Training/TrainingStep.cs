using System.Diagnostics;
using System.Text;
using Headroom.Training.Loop;
using Headroom.Training.Tokens;

namespace Headroom.Bench.Training;

/// <summary>A step of the course's loop against one of the plain TorchSharp loop, block by block in turns, at the same losses.</summary>
internal static class TrainingStep
{
    private const int Pairs = 16, Steps = 8, Batch = 16;
    private const double LossTolerance = 0.02;

    public static Claim Claim(int width, int layers, int heads, int context, double goal) => new()
    {
        Id = $"training.step.{width}",
        What = $"a training step of d = {width}, {layers} layers, {context} tokens, as a multiple of the plain loop's speed; "
            + $"{Native.Threads} threads",
        Unit = "x",
        Goal = goal,
        Better = Better.Higher,
        Baseline = "TorchSharp with its own AdamW, and attention in operations of autograd",
        Measure = progress => Measure(Recipe(width, layers, heads, context), progress),
    };

    private static Samples Measure(Recipe recipe, Action<string> progress)
    {
        Native.Load();
        var text = TokenWindows.OfBytes(Encoding.UTF8.GetBytes(string.Concat(
            Enumerable.Range(0, 20_000).Select(i => $"in year {i * 7919 % 1000} house {i % 13} had {i * 31 % 17} cats; "))));
        using var trainer = new Trainer(recipe, text);
        using var plain = new PlainLoop(trainer, text);
        var (ours, theirs, ratios) = (0.0, 0.0, new List<double>());
        var (first, second) = (trainer.Step().Loss, (double)plain.Step());
        if (Math.Abs(first - second) > LossTolerance)
            throw new InvalidOperationException($"losses {first:0.000} and {second:0.000} before a step");
        progress($"{Pairs} pairs of {Steps} steps each");
        for (var pair = 0; pair < Pairs; pair++)
        {
            var times = pair % 2 == 0 ? (Time(Ours), Time(Theirs)) : Mirrored();
            ratios.Add(times.Item2 / times.Item1);
        }
        if (Math.Abs(ours - theirs) / Steps > 0.05 * theirs / Steps)
            throw new InvalidOperationException($"the losses part: {ours / Steps:0.000} and {theirs / Steps:0.000}");
        var detail = $"losses of the last steps {ours / Steps:0.000} and {theirs / Steps:0.000}";
        return new(ratios, detail);

        void Ours() => ours = Enumerable.Range(0, Steps).Sum(_ => trainer.Step().Loss);
        void Theirs() => theirs = Enumerable.Range(0, Steps).Sum(_ => (double)plain.Step());

        (double, double) Mirrored()
        {
            var after = Time(Theirs);
            return (Time(Ours), after);
        }
    }

    private static Recipe Recipe(int width, int layers, int heads, int context) => new()
    {
        Name = $"step.{width}",
        Shape = new()
        {
            Vocabulary = 256, Context = context, Width = width, Layers = layers, Heads = heads, KvHeads = heads, Hidden = width * 8 / 3,
        },
        Steps = Pairs * Steps + 1,
        Batch = Batch,
        LearningRate = 1e-3,
        Warmup = 10,
    };

    private static double Time(Action block)
    {
        var begun = Stopwatch.GetTimestamp();
        block();
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
