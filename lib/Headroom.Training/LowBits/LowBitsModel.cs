using Headroom.Training.Models;
using Headroom.Training.Models.Fused;
using Headroom.Training.Seeds;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Headroom.Training.LowBits;

/// <summary>
/// A transformer on bytes whose blocks multiply as a plan says. A few channels that enter its matrices are a thousand times as large as
/// the others, and the matrices' columns a thousandth: what it computes in exact arithmetic is as if they were not.
/// </summary>
internal sealed class LowBitsModel : IDisposable
{
    private const int Vocabulary = 256;
    private const float RotaryBase = 100; // the slowest pair of a head's numbers turns by 1.1 radians over a context
    private readonly DrawnParameters _drawn;
    private readonly Parameter _embedding, _lastGain, _head;
    private readonly Block[] _blocks;
    private readonly RotaryTable _rotary = new(LowBitsShape.Context, LowBitsShape.HeadSize, RotaryBase, turns: true);
    private readonly Tensor _outliers, _compensation; // (D) each: 1 but for a few
    private readonly RoundedProduct.Rounder _rounder, _wide;

    public LowBitsModel(LowBitsShape shape, ProductPlan plan, long seed)
    {
        var width = shape.Width;
        _drawn = new((ulong)seed, width);
        _embedding = _drawn.Matrix("embedding", Vocabulary, width, 1);
        _blocks = [.. Enumerable.Range(0, shape.Layers).Select(NewBlock)];
        _lastGain = _drawn.Gain("norm");
        _head = _drawn.Matrix("head", Vocabulary, width, 0.1 / Math.Sqrt(width));
        var factors = new float[width];
        Array.Fill(factors, 1);
        var dice = Dice.For((ulong)seed, 1);
        for (var channel = 0; channel < shape.Outliers; channel++) factors[channel * width / shape.Outliers] = shape.Factor;
        _outliers = tensor(factors).DetachFromDisposeScope();
        _compensation = (1 / _outliers).DetachFromDisposeScope();
        _rounder = new(plan, dice);
        _wide = new(ProductPlan.Bf16, dice);

        Block NewBlock(int at)
        {
            var share = Math.Sqrt(0.5 / shape.Layers);
            return new Block(
                _drawn.Gain($"{at}.attention norm"),
                _drawn.Matrix($"{at}.qkv", 3 * width, width, 1 / Math.Sqrt(width)),
                _drawn.Matrix($"{at}.output", width, width, share / Math.Sqrt(width)),
                _drawn.Gain($"{at}.feed norm"),
                _drawn.Matrix($"{at}.up", 4 * width, width, 1 / Math.Sqrt(width)),
                _drawn.Matrix($"{at}.down", width, 4 * width, share * Math.Sqrt(0.5 / width)));
        }
    }

    public IReadOnlyList<(string Name, Parameter Value)> Parameters => _drawn.All;

    /// <summary>(B, T) of Int64 to scores before softmax (B T, V).</summary>
    public Tensor Scores(Tensor inputs)
    {
        var (batch, time) = (inputs.shape[0], inputs.shape[1]);
        var x = _embedding.index_select(0, inputs.view(-1)); // (B T, D)
        foreach (var block in _blocks) x = Passed(block, x, batch, time);
        return RoundedProduct.apply(NormFunction.apply(x, _lastGain, 1e-6f), _head, _wide);
    }

    public void Dispose()
    {
        _drawn.Dispose();
        _rotary.Dispose();
        _outliers.Dispose();
        _compensation.Dispose();
    }

    private Tensor Passed(Block block, Tensor x, long batch, long time)
    {
        var width = x.shape[1];
        var heads = FromNorm(x, block.AttentionNorm, block.Qkv)
            .view(batch, time, 3, width / LowBitsShape.HeadSize, LowBitsShape.HeadSize).unbind(2); // (B, T, H, h) each
        var (asks, asked) = (_rotary.Turn(heads[0]).transpose(1, 2), _rotary.Turn(heads[1]).transpose(1, 2));
        var mixed = nn.functional.scaled_dot_product_attention(asks, asked, heads[2].transpose(1, 2), is_casual: true); // (B, H, T, h)
        var y = x + RoundedProduct.apply(mixed.transpose(1, 2).reshape(batch * time, width), block.Output, _rounder);
        var hidden = nn.functional.relu(FromNorm(y, block.FeedNorm, block.Up));
        return y + RoundedProduct.apply(hidden, block.Down, _rounder);
    }

    // The optimizer moves W as if there were no outliers; what is rounded is x s and W / s.
    private Tensor FromNorm(Tensor x, Parameter gain, Parameter weight) =>
        RoundedProduct.apply(NormFunction.apply(x, gain, 1e-6f) * _outliers, weight * _compensation, _rounder);

    private sealed record Block(
        Parameter AttentionNorm, Parameter Qkv, Parameter Output, Parameter FeedNorm, Parameter Up, Parameter Down);
}
