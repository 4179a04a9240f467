using Headroom.Shipped;
using Headroom.Training.Checkpoints;
using Headroom.Training.Loop;
using Headroom.Training.Shipping;

namespace Headroom.Testing.Shipping;

public sealed class FeatureCardTest
{
    private static readonly (string, long)[] s_parts =
        [("stories", 20_000_000), ("code", 1_000_000), ("edits", 4_000_000), ("talks", 1_000_000)];

    [Fact]
    public void It_says_what_is_read_what_it_took_and_what_guesses_come_to()
    {
        var card = Card(steps: 1000);
        Assert.Contains("behind blocks 2, 5 and 8, 1,152 numbers a token, and makes 128 of them", card);
        Assert.Contains("| code | 22 % | 0.23 M | 1.00 M | 0.23 |", card);
        Assert.Contains("1,024,000 tokens in 1,000 steps of 1,024; **not finished: 1,500 steps were planned**", card);
        Assert.Contains("It took 40 minutes of 1 thread, matrices in FP32: 427 tokens/s, with", card);
        Assert.Contains("| stories, greedy | features, int8 | 3.25 | 91, 80 % |", card);
        Assert.Contains("3 texts of each kind, 160 tokens", card);
        Assert.DoesNotContain("not finished", Card(steps: 1500), StringComparison.Ordinal);
    }

    private static string Card(long steps)
    {
        var shape = Recipes.Features.Drafter!;
        var lengths = FeatureNames.Vectors(shape).ToDictionary(each => each.Name, each => each.Length);
        foreach (var (name, rows, columns) in FeatureNames.Matrices(shape)) lengths[name] = rows * columns;
        return FeatureCard.Of(
            new(Recipes.Features, steps, Seconds: 2400, Threads: 1), s_parts,
            FeatureWeights.Of(shape, WeightForm.Int8, name => new float[lengths[name]]),
            [new("stories, greedy", "features, int8", 3.25, [0.91, 0.8])], texts: 3);
    }
}
