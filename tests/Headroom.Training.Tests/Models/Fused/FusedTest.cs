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

    private static (Tensor Value, List<Tensor> Slopes) Differentiate(Tensor[] inputs, Func<Tensor> function)
    {
        foreach (var input in inputs) input.grad = null;
        var value = function();
        using var generator = new Generator(99);
        (value * randn(value.shape, generator: generator)).sum().backward();
        return (value.detach(), [.. inputs.Select(input => input.grad!.clone())]);
    }
}
