using Headroom.Quantization;
using Headroom.Training.Adapters;
using Headroom.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Testing.Adapters;

public sealed class AdaptedLmTest
{
    private static readonly AdapterSize s_size = new(Rank: 2, Alpha: 3);

    private static readonly TinyLmShape s_shape = new()
    {
        Vocabulary = 50, Context = 12, Width = 16, Layers = 2, Heads = 4, KvHeads = 2, Hidden = 24,
    };

    [NativeTheory, InlineData(AdapterKind.Plain), InlineData(AdapterKind.Lora)]
    public void Before_the_first_step_it_is_the_model(AdapterKind kind)
    {
        using var scope = NewDisposeScope();
        using var model = new TinyLm(s_shape, seed: 3);
        using var adapted = new AdaptedLm(model, kind, s_size);
        Assert.True(adapted.call(Tokens()).allclose(model.call(Tokens()), 1e-4, 1e-5));
    }

    [NativeFact]
    public void In_four_bits_it_is_the_model_whose_matrices_were_rounded()
    {
        using var scope = NewDisposeScope();
        using var model = new TinyLm(s_shape, seed: 3);
        using var adapted = new AdaptedLm(model, AdapterKind.Qlora, s_size);
        var scores = adapted.call(Tokens());
        Assert.False(scores.allclose(model.call(Tokens()), 1e-4, 1e-5));
        using (no_grad())
            foreach (var (name, weight) in model.named_parameters())
                if (name.Contains("attention.", StringComparison.Ordinal) || name.Contains("feed.", StringComparison.Ordinal))
                    weight.copy_(tensor(new Nf4DoubleQuantized().RoundTrip(weight.data<float>().ToArray()), weight.shape));
        Assert.True(scores.allclose(model.call(Tokens()), 1e-4, 1e-5));
    }

    [NativeFact]
    public void A_product_that_unpacks_has_the_gradient_of_one_that_keeps_its_floats()
    {
        using var scope = NewDisposeScope();
        var weight = randn(7, 9);
        var codes = new FrozenMatrix.Codes(weight);
        var floats = new FrozenMatrix.Floats(codes.Unpacked());
        Tensor one = randn(2, 3, 9).requires_grad_(), two = one.detach().clone().requires_grad_(), direction = randn(2, 3, 7);
        codes.Multiply(one).backward([direction]);
        floats.Multiply(two).backward([direction]);
        Assert.True(one.grad!.allclose(two.grad!, 1e-5, 1e-6));
    }

    [NativeTheory, InlineData(AdapterKind.Lora), InlineData(AdapterKind.Qlora)]
    public void Adapters_alone_get_gradients_and_the_model_stays_as_it_was(AdapterKind kind)
    {
        using var scope = NewDisposeScope();
        using var model = new TinyLm(s_shape, seed: 3);
        using var adapted = new AdaptedLm(model, kind, s_size);
        adapted.call(Tokens()).sum().backward();
        Assert.All(model.parameters(), weight => Assert.Null(weight.grad));
        Assert.Equal(16, adapted.parameters().Count()); // a and b of 4 matrices in 2 blocks
        Assert.All(adapted.parameters(), weight => Assert.NotNull(weight.grad));
    }

    [NativeFact]
    public void Bytes_are_those_of_matrices_gradients_and_means()
    {
        using var model = new TinyLm(s_shape, seed: 3);
        // qkv 32 x 16, output 16 x 16, gate and up 48 x 16, down 16 x 24; sums of sides 48, 32, 64, 40.
        const long Weights = 2 * (512 + 256 + 768 + 384), Thin = 2 * 2 * (48 + 32 + 64 + 40);
        long Bytes(AdapterKind kind)
        {
            using var adapted = new AdaptedLm(model, kind, s_size);
            Assert.Equal(kind == AdapterKind.Plain ? Weights : Thin, adapted.Trained);
            return adapted.Bytes;
        }

        Assert.Equal(16 * Weights, Bytes(AdapterKind.Plain));
        Assert.Equal(4 * Weights + 16 * Thin, Bytes(AdapterKind.Lora));
        // 8, 4, 12 and 6 blocks of 33 bytes, and mean and scale of one group for each matrix.
        Assert.Equal(2 * (30 * 33 + 4 * 8) + 16 * Thin, Bytes(AdapterKind.Qlora));
    }

    [NativeFact]
    public void A_model_without_attention_is_refused()
    {
        using var model = new TinyLm(s_shape with { Parts = TinyLmParts.FeedForward });
        Assert.Throws<ArgumentException>(() => new AdaptedLm(model, AdapterKind.Lora, s_size));
    }

    private static Tensor Tokens() => arange(24, ScalarType.Int64).view(2, 12);
}
