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
    private readonly RotaryTable _rotary;
    private readonly HeadsLayout _layout;

    public CausalAttention(TinyLmShape shape, RotaryTable rotary, Weights draw) : base(nameof(CausalAttention))
    {
        (_shape, _rotary) = (shape, rotary);
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
        var heads = all.dtype == ScalarType.Float32 ? HeadsFunction.apply(all, _layout) : Heads(all); // (B, H, T, h) each
        var mixed = nn.functional.scaled_dot_product_attention(heads[0], heads[1], heads[2], is_casual: true); // (B, H, T, h)
        var joined = mixed.transpose(1, 2).reshape(x.shape[0], x.shape[1], _shape.Width);
        return nn.functional.linear(joined, _output.to(x.dtype)).MoveToOuterDisposeScope();
    }

    // What HeadsFunction does, in operations of libtorch.
    private List<Tensor> Heads(Tensor all)
    {
        var (heads, shared) = (_shape.Heads, _shape.KvHeads);
        var apart = all.view(all.shape[0], all.shape[1], heads + 2 * shared, _shape.HeadSize);
        var turned = _rotary.Turn(apart.narrow(2, 0, heads + shared)); // queries and keys
        return
        [
            turned.narrow(2, 0, heads).transpose(1, 2),
            Share(turned.narrow(2, heads, shared).transpose(1, 2)),
            Share(apart.narrow(2, heads + shared, shared).transpose(1, 2)),
        ];
    }

    // (B, KvHeads, T, h) to (B, H, T, h): a head that is asked appears once for each that asks it.
    private Tensor Share(Tensor heads)
    {
        var times = _shape.Heads / _shape.KvHeads;
        if (times == 1) return heads;
        var (batch, time, size) = (heads.shape[0], heads.shape[2], heads.shape[3]);
        return heads.unsqueeze(2).expand(batch, _shape.KvHeads, times, time, size).reshape(batch, _shape.Heads, time, size);
    }
}
