using Headroom.Training.Models.Fused;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Headroom.Training.Models;

/// <summary>Grouped-query attention: each token asks those before it; several heads that ask share one that is asked.</summary>
internal sealed class CausalAttention : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "qkv")] private readonly Parameter _qkv;
    [ComponentName(Name = "output")] private readonly Parameter _output;
    private readonly TinyLmShape _shape;
    private readonly HeadsLayout _layout;

    public CausalAttention(TinyLmShape shape, RotaryTable rotary, Weights draw) : base(nameof(CausalAttention))
    {
        _shape = shape;
        var (width, head) = (shape.Width, shape.HeadSize);
        _layout = new HeadsLayout(shape.Heads, shape.KvHeads, head, rotary.Cosines, rotary.Sines);
        _qkv = draw.Matrix((shape.Heads + 2 * shape.KvHeads) * head, width); // one product instead of three
        _output = draw.Residual(width, width);
        RegisterComponents();
    }

    /// <summary>(B, T, D) to (B, T, D).</summary>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var all = nn.functional.linear(x, _qkv.to(x.dtype)); // (B, T, (H + 2 KvHeads) h)
        var heads = HeadsFunction.apply(all, _layout); // queries, keys and values, (B, H, T, h) each
        var mixed = all.dtype == ScalarType.BFloat16
            ? AttentionFunction.apply(heads[0], heads[1], heads[2])
            : nn.functional.scaled_dot_product_attention(heads[0], heads[1], heads[2], is_casual: true); // (B, H, T, h)
        var joined = mixed.transpose(1, 2).reshape(x.shape[0], x.shape[1], _shape.Width);
        return nn.functional.linear(joined, _output.to(x.dtype)).MoveToOuterDisposeScope();
    }
}
