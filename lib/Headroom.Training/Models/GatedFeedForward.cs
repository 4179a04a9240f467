using Headroom.Training.Models.Fused;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Headroom.Training.Models;

/// <summary>SwiGLU: <c>down(silu(gate x) * up x)</c>. Gate and up are one matrix, the gate's rows first.</summary>
internal sealed class GatedFeedForward : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "gate_up")] private readonly Parameter _gateUp;
    [ComponentName(Name = "down")] private readonly Parameter _down;

    public GatedFeedForward(TinyLmShape shape, Weights draw) : base(nameof(GatedFeedForward))
    {
        _gateUp = draw.Matrix(2 * shape.Hidden, shape.Width);
        _down = draw.Residual(shape.Width, shape.Hidden);
        RegisterComponents();
    }

    /// <summary>(B, T, D) to (B, T, D).</summary>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var both = nn.functional.linear(x, _gateUp.to(x.dtype)); // (B, T, 2 F)
        return nn.functional.linear(GateFunction.apply(both), _down.to(x.dtype)).MoveToOuterDisposeScope();
    }
}
