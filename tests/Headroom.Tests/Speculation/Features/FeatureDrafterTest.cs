using Headroom.Inference.Generating;
using Headroom.Inference.Loading;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Inference.Sampling;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Features;
using Headroom.Speculation.Rules;
using Headroom.Speculation.Running;
using Headroom.Speculation.Trees;
using Headroom.Tests.Inference.Models;

namespace Headroom.Tests.Speculation.Features;

public sealed class FeatureDrafterTest
{
    private static readonly FeatureNetwork s_network = FeatureNetwork.Prepare(DrawnFeatures.Of(DrawnFeatures.Shape));

    [Theory]
    [InlineData(MatrixFormat.Fp32, 0)]
    [InlineData(MatrixFormat.Fp32, 0.7)]
    [InlineData(MatrixFormat.Q8, 0)]
    [InlineData(MatrixFormat.Q8, 0.7)]
    [InlineData(MatrixFormat.Q4, 0.7)]
    public void With_the_same_draws_the_text_is_plain_decoding_s(MatrixFormat format, double temperature)
    {
        using var target = Target(format, context: 90);
        var random = new Random(3);
        for (var seed = 0; seed < 10; seed++)
        {
            var options = new SamplingOptions { Temperature = temperature, Seed = seed, TopK = seed % 3 * 5 };
            var (prompt, tokens) = (DrawnModels.Tokens(DrawnFeatures.Target, random.Next(1, 80), seed), random.Next(1, 100));
            target.Tap = null;
            int[] plain = [.. Generation.Continue(target, target.NewCache(), prompt, tokens, new Sampler(options), [], new())];
            var (drafter, statistics) = (new FeatureDrafter(target, s_network, sharesDraws: seed % 2 == 0), new SpeculationStatistics());
            int[] made = [.. SpeculativeGeneration.Continue(
                target, target.NewCache(), prompt, tokens, new SameDraw(new Sampler(options)), [], drafter, random.Next(0, 12),
                statistics).Select(each => each.Token)];
            Assert.Equal(plain, made);
            Assert.True(statistics.Drafted <= 9 * drafter.Passes, "a pass guesses nine at most");
        }
    }

    [Fact]
    public void What_was_rejected_leaves_no_trace()
    {
        using var target = Target(MatrixFormat.Fp32);
        foreach (var tokens in (int[])[1, 2, 9, 40])
        {
            var (drafter, statistics, prompt) = (new FeatureDrafter(target, s_network), new SpeculationStatistics(), new[] { 3, 1, 4 });
            var rule = new SameDraw(new Sampler(new() { Temperature = 1, Seed = tokens }));
            int[] text = [.. prompt, .. SpeculativeGeneration.Continue(
                target, target.NewCache(), prompt, tokens, rule, [], drafter, 7,
                statistics).Select(each => each.Token)];
            if (tokens == 40) Assert.True(statistics.Wasted > 40, "nothing was rejected, so nothing is shown");
            var expected = Guesses(drafter);
            Assert.Equal(expected, Guesses(Fresh(target, text)));
        }
    }

    [Fact]
    public void Of_a_tree_the_states_of_its_path_alone_are_kept()
    {
        using var target = Target(MatrixFormat.Fp32);
        var (drafter, cache, vocabulary) = (new FeatureDrafter(target, s_network), target.NewCache(), DrawnFeatures.Target.Vocabulary);
        int[] prompt = [5, 6, 7];
        drafter.Begin(prompt);
        target.Forward(cache, prompt, []);
        drafter.Commit(new(TokenTree.Empty, [], 8));
        var tree = new TokenTree([1, 2, 3, 4, 9], [-1, -1, 1, 1, 3]);
        target.ForwardTree(cache, [8, .. tree.Tokens], [-1, 0, 0, 2, 2, 4], new float[6 * vocabulary]);
        drafter.Commit(new(tree, [1, 3], 11));
        Assert.Equal(Guesses(Fresh(target, [5, 6, 7, 8, 2, 4, 11])), Guesses(drafter));
    }

    [Fact]
    public void A_new_text_begins_anew_and_a_full_context_has_no_guess()
    {
        using var target = Target(MatrixFormat.Fp32, context: 12);
        var text = DrawnModels.Tokens(DrawnFeatures.Target, 10);
        var drafter = Fresh(target, text);
        var first = Guesses(drafter);
        Assert.Equal(3, drafter.Propose(new(20, 20)).Count); // 9 tokens are read, 12 is the context
        Assert.Equal(2, drafter.Propose(new(2, 20)).Count);
        Assert.Equal(0, drafter.Propose(new(0, 20)).Count);
        Read(drafter, target, DrawnModels.Tokens(DrawnFeatures.Target, 7, seed: 9));
        Read(drafter, target, text);
        Assert.Equal(first, Guesses(drafter));
    }

    [Fact]
    public void States_of_another_call_are_not_taken_for_those_of_the_text()
    {
        using var target = Target(MatrixFormat.Fp32);
        var drafter = Fresh(target, [1, 2, 3]);
        target.Forward(target.NewCache(), [1, 2], []);
        Assert.Contains("the states of 1 tokens", Refused());
        _ = new FeatureDrafter(target, s_network);
        Assert.Contains("gone to another", Refused());

        string Refused() =>
            Assert.Throws<InvalidOperationException>(() => drafter.Commit(new(TokenTree.Empty, [], 1))).Message;
    }

    [Fact]
    public void A_target_of_other_sizes_is_refused()
    {
        using var narrow = new Engine(CourseModels.Prepare(DrawnModels.Of(DrawnFeatures.Target with { Layers = 4 })));
        Assert.Contains("has 4 blocks of width 64", Assert.Throws<ArgumentException>(() => new FeatureDrafter(narrow, s_network)).Message);
        Assert.Null(narrow.Tap);
    }

    // The proposal, and all scores of its last guess, which hang on every state and guess before.
    private static (string Tokens, string Scores) Guesses(FeatureDrafter drafter)
    {
        var tree = drafter.Propose(new(9, 9));
        return (string.Join(' ', tree.Tokens.ToArray()), Convert.ToHexString(
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(drafter.Scores)));
    }

    private static FeatureDrafter Fresh(Engine target, int[] text)
    {
        var drafter = new FeatureDrafter(target, s_network);
        Read(drafter, target, text);
        return drafter;
    }

    private static void Read(FeatureDrafter drafter, Engine target, int[] text)
    {
        drafter.Begin(text.AsSpan(..^1));
        target.Forward(target.NewCache(), text.AsSpan(..^1), []);
        drafter.Commit(new(TokenTree.Empty, [], text[^1]));
    }

    private static Engine Target(MatrixFormat format, int? context = null) =>
        new(CourseModels.Prepare(DrawnModels.Of(DrawnFeatures.Target), format), threads: 2, context);
}
