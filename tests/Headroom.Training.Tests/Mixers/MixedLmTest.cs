using Headroom.Training.Mixers;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Testing.Mixers;

public sealed class MixedLmTest
{
    private static readonly MixedShape s_small = new()
    {
        Vocabulary = 29, Width = 24, Pattern = "A", Heads = 4, KvHeads = 2, StateSize = 5,
    };

    public static TheoryData<string> Patterns => ["A", "S", "L", "SSAS", "LA"];

    [NativeTheory]
    [MemberData(nameof(Patterns))]
    public void A_token_does_not_see_those_after_it(string pattern)
    {
        using var scope = NewDisposeScope();
        using var model = new MixedLm(s_small with { Pattern = pattern });
        var tokens = Tokens(2, 20);
        var changed = tokens.clone();
        changed[0, 13] = (tokens[0, 13] + 1) % 29;
        var (before, after) = (model.call(tokens), model.call(changed));
        Assert.True(before[0, ..13].allclose(after[0, ..13], 1e-4, 1e-5)); // linear attention scales by all of its decay, and back
        Assert.True(before[1].Equals(after[1]));
        for (var t = 13; t < 20; t++) Assert.False(before[0, t].allclose(after[0, t]), $"token {t} knows nothing of what changed at 13");
    }

    [NativeTheory]
    [MemberData(nameof(Patterns))]
    public void All_tokens_at_once_and_one_by_one_are_the_same(string pattern)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        foreach (var time in new[] { 1, 2, 40 })
        {
            using var model = new MixedLm(s_small with { Pattern = pattern }, seed: time);
            var tokens = Tokens(3, time);
            var (once, steps) = (model.call(tokens), model.OneByOne(tokens, out _));
            var scale = once.abs().max().item<float>();
            Assert.True((once - steps).abs().max().item<float>() < 2e-5 * scale, $"{pattern}, {time} tokens");
        }
    }

    [NativeTheory]
    [MemberData(nameof(Patterns))]
    public void What_is_kept_has_as_many_numbers_as_the_shape_says(string pattern)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        using var model = new MixedLm(s_small with { Pattern = pattern });
        foreach (var time in new[] { 1, 9, 30 })
        {
            model.OneByOne(Tokens(2, time), out var kept);
            Assert.Equal(model.Shape.Kinds.Select(kind => model.Shape.Kept(kind, time)), kept);
        }
    }

    [Fact]
    public void A_state_is_worth_a_number_of_tokens_in_a_cache()
    {
        var shape = s_small with { Heads = 4, KvHeads = 2 };
        // 24 channels of 5 numbers, and 3 tokens of 34 channels; a token in the cache has 2 heads of keys and values of 6 numbers.
        Assert.Equal(24 * 5 + 3 * 34, shape.Kept(MixerKind.Scan, 1000));
        Assert.Equal(24 * 5 + 3 * 64, shape.Kept(MixerKind.GatedLinear, 1000));
        Assert.Equal(24 * 1000 + 3 * 48, shape.Kept(MixerKind.Attention, 1000));
    }

    [NativeTheory]
    [MemberData(nameof(Patterns))]
    public void Gradients_are_finite_and_none_is_missing(string pattern)
    {
        using var scope = NewDisposeScope();
        using var model = new MixedLm(s_small with { Pattern = pattern });
        var tokens = Tokens(2, 33);
        nn.functional.cross_entropy(model.call(tokens).view(-1, 29), tokens.view(-1)).backward();
        foreach (var (name, parameter) in model.named_parameters())
        {
            Assert.True(parameter.grad is not null, $"{name} has no gradient");
            Assert.True(parameter.grad.isfinite().all().item<bool>(), $"the gradient of {name} is not finite");
            Assert.True(parameter.grad.abs().max().item<float>() > 0, $"the gradient of {name} is 0");
        }
    }

    [NativeFact]
    public void Linear_attention_stays_finite_where_all_is_forgotten()
    {
        using var scope = NewDisposeScope();
        using var model = new MixedLm(s_small with { Pattern = "L" });
        using (no_grad())
            foreach (var (name, parameter) in model.named_parameters())
                if (name.EndsWith("forget_bias", StringComparison.Ordinal)) parameter.fill_(100);
        var tokens = Tokens(1, GatedLinearMixer.Longest);
        var scores = model.call(tokens);
        scores.sum().backward();
        Assert.True(scores.isfinite().all().item<bool>());
        Assert.True(scores.allclose(model.OneByOne(tokens, out _), 1e-3, 1e-3));
        Assert.All(model.named_parameters(), each => Assert.True(each.parameter.grad!.isfinite().all().item<bool>()));
        Assert.Throws<ArgumentException>(() => model.call(Tokens(1, GatedLinearMixer.Longest + 1)));
    }

    [NativeFact]
    public void One_seed_draws_one_model_and_another_seed_another()
    {
        using var scope = NewDisposeScope();
        var tokens = Tokens(1, 12);
        var shape = s_small with { Pattern = "SLA" };
        using MixedLm first = new(shape, 5), again = new(shape, 5), other = new(shape, 6);
        Assert.True(first.call(tokens).Equals(again.call(tokens)));
        Assert.False(first.call(tokens).allclose(other.call(tokens)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AXS")]
    [InlineData("a")]
    public void A_pattern_has_letters_of_mixers_alone(string pattern) =>
        Assert.Throws<ArgumentException>(() => (s_small with { Pattern = pattern }).Check());

    [Fact]
    public void Heads_must_divide()
    {
        Assert.Throws<ArgumentException>(() => (s_small with { Heads = 5 }).Check());
        Assert.Throws<ArgumentException>(() => (s_small with { KvHeads = 3 }).Check());
    }

    private static Tensor Tokens(int rows, int time)
    {
        using var generator = new Generator(7);
        return randint(0, 29, [rows, time], generator: generator);
    }
}
