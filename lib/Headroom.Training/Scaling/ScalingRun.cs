using Headroom.Training.Corpora;
using Headroom.Training.Loop;
using Headroom.Training.Stories;
using Headroom.Training.Tokens;

namespace Headroom.Training.Scaling;

/// <summary>Trains small models of several widths on more and more tokens. What it finds depends on nothing but the code.</summary>
internal static class ScalingRun
{
    private const int HeldOutBytes = 100_000;

    private static readonly (int Width, long[] Tokens)[] s_grid =
    [
        (16, Doublings(17, 22)), (32, Doublings(17, 21)), (64, Doublings(16, 20)), (128, Doublings(15, 19)),
    ];

    /// <summary>All runs, a line for each: about six minutes of one quiet core.</summary>
    public static ScalingFile Run(Action<string> tell)
    {
        var text = StoryText.Bytes(Corpus.Seed, (int)s_grid.Max(row => row.Tokens.Max()));
        var heldOut = StoryText.Bytes(Corpus.Seed + 1, HeldOutBytes);
        var points = new List<ScalingPoint>();
        foreach (var (width, budgets) in s_grid)
            foreach (var tokens in budgets)
                points.Add(Measured(new(width, 2, tokens, 0), 8, Math.Min(1.5e-2, 0.384 / width), text, heldOut, tell));
        const long ShakespeareBytes = 1_003_854, Steps = 2000, Batch = 12;
        var tutorial = new ScalingPoint(128, 4, Steps * Batch * ScalingPoint.Context, 0);
        return new(
            $"stories of seed {Corpus.Seed}, each byte a token; held out: {heldOut.Length:N0} bytes of seed {Corpus.Seed + 1}", points,
            Measured(tutorial, (int)Batch, 1e-3, StoryText.Bytes(Corpus.Seed, (int)ShakespeareBytes), heldOut, tell));
    }

    private static ScalingPoint Measured(ScalingPoint point, int batch, double rate, byte[] text, byte[] heldOut, Action<string> tell)
    {
        var recipe = new Recipe
        {
            Name = "scaling", Shape = point.Shape, Steps = point.Tokens / batch / ScalingPoint.Context, Batch = batch, LearningRate = rate,
            Optimizer = new() { Beta2 = 0.98f },
        };
        using var trainer = new Trainer(recipe, TokenWindows.OfBytes(text));
        while (trainer.Done < recipe.Steps) trainer.Step();
        var nats = trainer.Evaluate(TokenWindows.OfBytes(heldOut), heldOut.Length / batch / ScalingPoint.Context);
        var measured = point with { BitsPerByte = Math.Round(nats / Math.Log(2), 4) };
        tell($"width {point.Width}, {point.Layers} layers, {point.Shape.Parameters:N0} parameters, {point.Tokens:N0} tokens: "
            + $"{point.Flops / 1e12:0.000} TFLOP, {measured.BitsPerByte:0.0000} bits/byte");
        return measured;
    }

    private static long[] Doublings(int from, int to) => [.. Enumerable.Range(from, to - from + 1).Select(power => 1L << power)];
}
