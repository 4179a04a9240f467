using Headroom.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Testing.Models;

public sealed class TinyLmTest
{
    private static readonly TinyLmShape s_small = new()
    {
        Vocabulary = 61, Context = 24, Width = 32, Layers = 2, Heads = 4, KvHeads = 2, Hidden = 40,
    };

    [NativeTheory]
    [InlineData(TinyLmParts.Bigram, true)]
    [InlineData(TinyLmParts.Attention | TinyLmParts.Positions, true)]
    [InlineData(TinyLmParts.All, true)]
    [InlineData(TinyLmParts.All, false)]
    public void It_has_as_many_parameters_as_its_shape_says(TinyLmParts parts, bool tied)
    {
        using var model = new TinyLm(s_small with { Parts = parts, TiedHead = tied });
        Assert.Equal(model.Shape.Parameters, model.named_parameters().Sum(each => each.parameter.numel()));
    }

    [NativeFact]
    public void One_seed_draws_one_model_and_another_seed_another()
    {
        using var scope = NewDisposeScope();
        var tokens = Tokens(2, 24);
        using TinyLm first = new(s_small, 5), again = new(s_small, 5), other = new(s_small, 6);
        Assert.True(first.call(tokens).Equals(again.call(tokens)));
        Assert.False(first.call(tokens).allclose(other.call(tokens)));
    }

    [NativeFact]
    public void A_token_does_not_see_those_after_it()
    {
        using var scope = NewDisposeScope();
        using var model = new TinyLm(s_small);
        var tokens = Tokens(1, 24);
        var changed = tokens.clone();
        changed[0, 20] = (tokens[0, 20] + 1) % 61;
        var (before, after) = (model.call(tokens), model.call(changed));
        Assert.True(before[0, ..20].allclose(after[0, ..20]));
        for (var t = 20; t < 24; t++) Assert.False(before[0, t].allclose(after[0, t]), $"token {t} sees what changed at 20");
    }

    [NativeFact]
    public void The_lowest_rung_sees_one_token()
    {
        using var scope = NewDisposeScope();
        using var model = new TinyLm(s_small with { Parts = TinyLmParts.Bigram });
        var tokens = Tokens(1, 24);
        tokens[0, 23] = tokens[0, 3];
        var scores = model.call(tokens);
        Assert.True(scores[0, 3].allclose(scores[0, 23]));
    }

    [NativeFact]
    public void Without_positions_the_order_of_what_came_before_does_not_matter_and_with_them_it_does()
    {
        using var scope = NewDisposeScope();
        var tokens = Tokens(1, 24);
        var swapped = tokens.clone();
        (swapped[0, 2], swapped[0, 9]) = (tokens[0, 9], tokens[0, 2]);
        foreach (var (parts, same) in new[] { (TinyLmParts.All & ~TinyLmParts.Positions, true), (TinyLmParts.All, false) })
        {
            using var model = new TinyLm(s_small with { Parts = parts, Layers = 1 });
            Assert.Equal(same, model.call(tokens)[0, 23].allclose(model.call(swapped)[0, 23], 1e-5, 1e-6));
        }
    }

    [NativeFact]
    public void A_shared_head_is_the_same_as_copies_of_it()
    {
        using var scope = NewDisposeScope();
        using TinyLm shared = new(s_small with { Layers = 1 }), copies = new(s_small with { Layers = 1, KvHeads = 4 });
        using (no_grad())
        {
            var from = shared.named_parameters().ToDictionary(each => each.name, each => each.parameter);
            foreach (var (name, parameter) in copies.named_parameters())
                parameter.copy_(name.EndsWith("qkv", StringComparison.Ordinal) ? Twice(from[name]) : from[name]);
        }
        var tokens = Tokens(2, 24);
        Assert.True(shared.call(tokens).allclose(copies.call(tokens), 1e-5, 1e-6));

        // Rows: 4 heads of queries, 2 of keys, 2 of values, 8 numbers each.
        static Tensor Twice(Tensor qkv) => cat([qkv[..32], .. new[] { 32, 32, 40, 40, 48, 48, 56, 56 }.Select(at => qkv[at..(at + 8)])]);
    }

    [NativeFact]
    public void More_tokens_than_the_context_are_refused()
    {
        using var scope = NewDisposeScope();
        using var model = new TinyLm(s_small);
        Assert.Equal("25 tokens in a row, and the context is 24.", Said.By<ArgumentException>(() => model.call(Tokens(1, 25))));
    }

    [NativeTheory]
    [InlineData(0, 4, 2, "Width is 0: it must be from 1 to 16,777,216.")]
    [InlineData(30, 4, 2, "Width 30 is not a multiple of Heads 4.")]
    [InlineData(32, 4, 3, "Heads 4 is not a multiple of KvHeads 3.")]
    [InlineData(12, 4, 2, "A head has 3 numbers: RoPE turns pairs, so it must be even.")]
    public void A_shape_that_does_not_hold_together_is_refused(int width, int heads, int kvHeads, string why) => Assert.Equal(
        why, Said.By<ArgumentException>(() => new TinyLm(s_small with { Width = width, Heads = heads, KvHeads = kvHeads })));

    [NativeFact]
    public void BF16_arithmetic_gives_nearly_the_same_scores_and_gradients_in_FP32()
    {
        using var scope = NewDisposeScope();
        using TinyLm wide = new(s_small), narrow = new(s_small) { Arithmetic = ScalarType.BFloat16 };
        var tokens = Tokens(2, 24);
        var (exact, rounded) = (wide.call(tokens), narrow.call(tokens));
        Assert.Equal(ScalarType.Float32, rounded.dtype);
        Assert.False(exact.Equals(rounded));
        Assert.True(exact.allclose(rounded, 0.05, 0.01), $"{(exact - rounded).abs().max().item<float>()} apart");
        rounded.sum().backward();
        Assert.All(narrow.named_parameters(), each => Assert.Equal(ScalarType.Float32, each.parameter.grad!.dtype));
    }

    private static Tensor Tokens(int batch, int time)
    {
        using var generator = new Generator(3);
        return randint(0, 61, (batch, time), generator: generator, dtype: ScalarType.Int64);
    }
}
