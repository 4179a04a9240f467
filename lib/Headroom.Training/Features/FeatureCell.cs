using Headroom.Shipped;
using Headroom.Training.Models;
using Headroom.Training.Models.Fused;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Headroom.Training.Features;

/// <summary>Tells each slot, one after another, what the slot before it came to and which token stands there.</summary>
internal sealed class FeatureCell : nn.Module<Tensor, Tensor, Parameter, Tensor>
{
    [ComponentName(Name = "token_norm")] private readonly Parameter _tokenNorm;
    [ComponentName(Name = "gate_up")] private readonly Parameter _gateUp;
    [ComponentName(Name = "down")] private readonly Parameter _down;
    private readonly float _epsilon;

    public FeatureCell(FeatureShape shape, Weights draw) : base(nameof(FeatureCell))
    {
        _epsilon = shape.NormEpsilon;
        _tokenNorm = nn.Parameter(ones(shape.Width));
        _gateUp = draw.Matrix(2 * shape.CellHidden, 3 * shape.Width);
        _down = draw.Residual(shape.Width, shape.CellHidden);
        RegisterComponents();
    }

    /// <summary>Slots, and embeddings of the tokens before them, (B, A, K, D), to what the head reads, (B, A, K, D).</summary>
    public override Tensor forward(Tensor x, Tensor before, Parameter norm)
    {
        using var scope = NewDisposeScope();
        var tokens = NormFunction.apply(before, _tokenNorm, _epsilon).to(x.dtype);
        var slots = NormFunction.apply(x, norm, _epsilon);
        var (last, all) = (zeros_like(x.select(2, 0)), new List<Tensor>());
        for (var slot = 0; slot < x.shape[2]; slot++)
        {
            var told = cat([last, tokens.select(2, slot), slots.select(2, slot)], -1); // (B, A, 3 D)
            var gated = GateFunction.apply(nn.functional.linear(told, _gateUp.to(x.dtype))); // (B, A, C)
            last = NormFunction.apply(x.select(2, slot) + nn.functional.linear(gated, _down.to(x.dtype)), norm, _epsilon);
            all.Add(last);
        }
        return stack(all, 2).MoveToOuterDisposeScope();
    }
}
