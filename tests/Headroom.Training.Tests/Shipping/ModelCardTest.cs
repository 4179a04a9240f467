using Headroom.Shipped;
using Headroom.Training.Bars;
using Headroom.Training.Checkpoints;
using Headroom.Training.Loop;
using Headroom.Training.Shipping;
using static TorchSharp.torch;

namespace Headroom.Testing.Shipping;

public sealed class ModelCardTest
{
    private static readonly (string, long)[] s_parts =
        [("stories", 20_000_000), ("code", 1_000_000), ("edits", 4_000_000), ("talks", 1_000_000)];

    private static readonly DecoderShape s_shape = new()
    {
        Vocabulary = 70, Context = 16, Width = 24, Layers = 2, Heads = 4, KvHeads = 2, Hidden = 40,
    };

    [Fact]
    public void It_says_what_was_read_and_what_it_took()
    {
        var card = Card(Recipes.Target, steps: 4000);
        Assert.Contains("| code | 22 % | 1.80 M | 1.00 M | 1.80 |", card);
        Assert.Contains("8,192,000 tokens in 4,000 steps of 2,048; **not finished: 5,000 steps were planned**", card);
        Assert.Contains("It took 40 minutes of 2 threads, matrices in BF16 over FP32 weights: 3,413 tokens/s", card);
        Assert.Contains("A circuit that copies stood in the first weights", card);
        Assert.DoesNotContain("not finished", Card(Recipes.Target, steps: 5000), StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_how_far_the_model_is_from_counting_and_from_the_floor()
    {
        var card = Card(Recipes.Target, 8000);
        Assert.Contains("| stories | 1,200 | 0.2000 | 0.4000 (6 tokens) | 50.0 % | 0.1500 | 0.0500 |", card);
        Assert.Contains("| code | 81 | 1.6000 | 1.5000 (4 bytes) | -6.7 % | unknown | |", card);
    }

    [Fact]
    public void A_bar_that_was_missed_is_told_with_by_how_much()
    {
        var card = Card(Recipes.Target, 8000);
        Assert.Contains("| a | 93.0 % | 90 % | met |", card);
        Assert.Contains("| b | 70.0 % | 80 % | missed by 10.0 points |", card);
        Assert.DoesNotContain("The goals are the target's", card);
        Assert.Contains("The goals are the target's", Card(Recipes.Draft, 100));
    }

    // 8,000 steps of 2,048 tokens at 89.7 M FLOPs a token, over 6 x 20 N^2.
    [Fact]
    public void It_says_which_model_the_same_FLOPs_would_have_trained_best()
    {
        var card = Card(Recipes.Target, 8000);
        var flops = 16_384_000 * Recipes.Target.Shape.FlopsPerToken(512);
        Assert.Contains($"trained {Math.Sqrt(flops / 120) / 1e6:0.0} M parameters", card);
        Assert.InRange(Math.Sqrt(flops / 120), 2e6, 4e6);
    }

    [Fact]
    public void The_target_is_at_least_fifteen_times_the_drafts_bytes_a_token() => // as its card says
        Assert.True(Recipes.Target.Shape.Parameters >= 15 * Recipes.Draft.Shape.Parameters);

    private static string Card(Recipe recipe, long steps) => ModelCard.Of(
        new CheckpointNotes(recipe with { Bf16 = true }, steps, steps * 0.6, 2), s_parts,
        DecoderWeights.Drawn(s_shape, 1, WeightForm.Int8),
        new Exam(
            ScalarType.BFloat16,
            [new("stories", 1200, 1_480_000, 0.2, 0.4, "6 tokens", 0.15), new("code", 81, 270_000, 1.6, 1.5, "4 bytes", null)],
            [new("FP32, as trained", 53_500_000, 0.21, 1.5)], [new Bar("a", 0.93, 0.9), new Bar("b", 0.7, 0.8)], 200));
}
