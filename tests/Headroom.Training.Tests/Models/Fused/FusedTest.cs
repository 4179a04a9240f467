using Headroom.Training.Models;
using Headroom.Training.Models.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Testing.Models.Fused;

/// <summary>Each fused function against the same in operations of libtorch: values, and gradients of a random weighing of them.</summary>
public sealed class FusedTest
{
    [NativeTheory]
    [InlineData(1, 8)]
    [InlineData(7, 33)]
    [InlineData(300, 384)]
    public void The_norm_is_that_of_five_operations(int rows, int width)
    {
        using var scope = NewDisposeScope();
        Tensor x = Leaf([2, rows, width], 1), gain = Leaf([width], 2);
        Same([x, gain],
            () => NormFunction.apply(x, gain, 1e-5f),
            () => x * (x.square().mean([-1], keepdim: true) + 1e-5).rsqrt() * gain);
    }

    [NativeTheory]
    [InlineData(1, 5)]
    [InlineData(50, 64)]
    public void The_gate_is_silu_times_the_other_half(int rows, int hidden)
    {
        using var scope = NewDisposeScope();
        var both = Leaf([2, rows, 2 * hidden], 3);
        Same([both],
            () => GateFunction.apply(both),
            () => nn.functional.silu(both.narrow(-1, 0, hidden)) * both.narrow(-1, hidden, hidden));
    }

    [NativeTheory]
    [InlineData(4, 2, 8)]
    [InlineData(4, 4, 6)]
    [InlineData(6, 1, 2)]
    public void Heads_are_taken_apart_turned_and_shared(int heads, int shared, int size)
    {
        using var scope = NewDisposeScope();
        using var rotary = new RotaryTable(20, size, 10_000, turns: true);
        var layout = new HeadsLayout(heads, shared, size, rotary.Cosines, rotary.Sines);
        var all = Leaf([3, 17, (heads + 2 * shared) * size], 4);
        foreach (var output in new[] { HeadsLayout.Queries, HeadsLayout.Keys, HeadsLayout.Values })
            Same([all], () => HeadsFunction.apply(all, layout)[output], () => Reference()[output]);

        List<Tensor> Reference()
        {
            var apart = all.view(3, 17, heads + 2 * shared, size);
            var turned = rotary.Turn(apart.narrow(2, 0, heads + shared));
            return
            [
                turned.narrow(2, 0, heads).transpose(1, 2),
                turned.narrow(2, heads, shared).transpose(1, 2).repeat_interleave(heads / shared, dim: 1),
                apart.narrow(2, heads + shared, shared).transpose(1, 2).repeat_interleave(heads / shared, dim: 1),
            ];
        }
    }

    // Against FP64 on the same rounded numbers. BF16 has 8 bits: each of weights, mixture and slopes is rounded once, by 2^-9 at most.
    [NativeTheory]
    [InlineData(1, 8)]
    [InlineData(17, 16)]
    [InlineData(128, 64)]
    [InlineData(300, 32)]
    public void Attention_in_BF16_is_causal_attention_but_for_its_rounding(int time, int size)
    {
        using var scope = NewDisposeScope();
        Tensor Drawn(ulong seed) => Leaf([2, 3, time, size], seed);
        SameInBF16([Drawn(6), Drawn(7), Drawn(8)],
            qkv => AttentionFunction.apply(qkv[0], qkv[1], qkv[2]),
            qkv => nn.functional.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], is_casual: true));
    }

    [NativeFact]
    public void Norm_gate_and_heads_in_BF16_are_those_of_FP32_but_for_their_rounding()
    {
        using var scope = NewDisposeScope();
        using var rotary = new RotaryTable(20, 10, 10_000, turns: true);
        var layout = new HeadsLayout(4, 2, 10, rotary.Cosines, rotary.Sines);
        var gain = Leaf([33], 2).detach();
        Rounds([2, 7, 33], x => NormFunction.apply(x, gain, 1e-5f));
        Rounds([2, 50, 66], x => GateFunction.apply(x));
        foreach (var output in new[] { HeadsLayout.Queries, HeadsLayout.Keys, HeadsLayout.Values })
            Rounds([3, 17, 80], x => HeadsFunction.apply(x, layout)[output]);

        static void Rounds(long[] shape, Func<Tensor, Tensor> function) =>
            SameInBF16([Leaf(shape, 3)], x => function(x[0]), x => function(x[0]));
    }

    [NativeFact]
    public void Rounding_to_BF16_is_libtorchs()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(11);
        var drawn = randn([1003], generator: generator) * 1e3;
        drawn[0] = 1 + 1f / 256;     // a tie, to the even number below
        drawn[1] = 1 + 3f / 256;     // a tie, to the even number above
        drawn[2] = float.PositiveInfinity;
        drawn[3] = -0f;
        drawn[4] = float.MaxValue;   // becomes infinite
        var (bits, wide) = (new ushort[1003], new float[1003]);
        RoundedRow.Round(drawn.data<float>().ToArray(), bits);
        RoundedRow.Widen(bits, wide);
        Assert.Equal(drawn.to(ScalarType.BFloat16).to(ScalarType.Float32).data<float>().ToArray(), wide);
    }

    [NativeFact]
    public void A_turned_vector_meets_another_by_their_distance_alone()
    {
        using var scope = NewDisposeScope();
        using var rotary = new RotaryTable(64, 16, 10_000, turns: true);
        using var generator = new Generator(5);
        var (q, k) = (randn([1, 1, 1, 16], generator: generator), randn([1, 1, 1, 16], generator: generator));
        // (1, T, 1, 16): the same vector at every position
        var (queries, keys) = (rotary.Turn(q.expand(1, 64, 1, 16)), rotary.Turn(k.expand(1, 64, 1, 16)));
        float Meet(int at, int before) => (queries[0, at, 0] * keys[0, at - before, 0]).sum().item<float>();
        Assert.Equal(Meet(10, 7), Meet(60, 7), 1e-4);
        Assert.NotEqual(Meet(10, 7), Meet(10, 3), 1e-2);
        Assert.Equal((q * k).sum().item<float>(), Meet(20, 0), 1e-4);
    }

    private static Tensor Leaf(long[] shape, ulong seed)
    {
        using var generator = new Generator(seed);
        var leaf = randn(shape, generator: generator);
        leaf.requires_grad = true;
        return leaf;
    }

    private static void Same(Tensor[] inputs, Func<Tensor> fused, Func<Tensor> plain)
    {
        var (found, slopes) = Differentiate(inputs, fused);
        var (expected, references) = Differentiate(inputs, plain);
        Assert.True(expected.allclose(found, 1e-4, 1e-5), $"{(expected - found).abs().max().item<float>()} apart");
        foreach (var (one, two) in references.Zip(slopes))
            Assert.True(one.allclose(two, 1e-4, 2e-5), $"gradients {(one - two).abs().max().item<float>()} apart");
    }

    // Both get the same numbers of BF16; what they are to agree with is computed in FP32. Three roundings of 2^-9 on the way at most.
    private static void SameInBF16(Tensor[] inputs, Func<Tensor[], Tensor> rounded, Func<Tensor[], Tensor> plain)
    {
        var few = Leaves(ScalarType.BFloat16);
        var many = few.Select(one => one.detach().to(ScalarType.Float32).requires_grad_()).ToArray();
        var (found, slopes) = Differentiate(few, () => rounded(few));
        var (expected, references) = Differentiate(many, () => plain(many));
        // A slope of 0, as a lone key's query has, is the difference of numbers of the others' size.
        var largest = references.Append(expected).Max(Size);
        Near(expected, found);
        foreach (var (one, two) in references.Zip(slopes)) Near(one, two);

        static float Size(Tensor numbers) => numbers.square().mean().sqrt().item<float>();

        Tensor[] Leaves(ScalarType type) => [.. inputs.Select(one => one.detach().to(type).requires_grad_())];

        void Near(Tensor expected, Tensor found)
        {
            Assert.Equal(ScalarType.BFloat16, found.dtype);
            var apart = Size(expected - found.to(ScalarType.Float32));
            Assert.True(apart <= 3 * Math.Pow(2, -9) * largest, $"{apart} apart, of {largest}");
        }
    }

    private static (Tensor Value, List<Tensor> Slopes) Differentiate(Tensor[] inputs, Func<Tensor> function)
    {
        foreach (var input in inputs) input.grad = null;
        var value = function();
        using var generator = new Generator(99);
        (value * randn(value.shape, generator: generator).to(value.dtype)).sum().backward();
        return (value.detach(), [.. inputs.Select(input => input.grad!.clone())]);
    }
}
