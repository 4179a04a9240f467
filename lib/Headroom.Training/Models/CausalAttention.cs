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
    private readonly RotaryTable? _rotary;

    public CausalAttention(TinyLmShape shape, RotaryTable? rotary, Weights draw) : base(nameof(CausalAttention))
    {
        (_shape, _rotary) = (shape, rotary);
        var (width, head) = (shape.Width, shape.HeadSize);
        _qkv = draw.Matrix((shape.Heads + 2 * shape.KvHeads) * head, width); // one product instead of three
        _output = draw.Residual(width, width);
        RegisterComponents();
    }

    /// <summary>(B, T, D) to (B, T, D).</summary>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var (batch, time, heads, shared, size) = (x.shape[0], x.shape[1], _shape.Heads, _shape.KvHeads, _shape.HeadSize);
        var all = nn.functional.linear(x, _qkv.to(x.dtype)).view(batch, time, heads + 2 * shared, size);
        var asks = all.narrow(2, 0, heads + shared); // queries and keys: both are turned
        if (_rotary is not null) asks = _rotary.Turn(asks);
        var query = asks.narrow(2, 0, heads).transpose(1, 2); // (B, H, T, h)
        var key = Share(asks.narrow(2, heads, shared).transpose(1, 2));
        var value = Share(all.narrow(2, heads + shared, shared).transpose(1, 2));
        var mixed = nn.functional.scaled_dot_product_attention(query, key, value, is_casual: true); // (B, H, T, h)
        return nn.functional.linear(mixed.transpose(1, 2).reshape(batch, time, _shape.Width), _output.to(x.dtype)).MoveToOuterDisposeScope();
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
