using Headroom.Shipped;
using Headroom.Training.Models;
using Headroom.Training.Models.Fused;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Headroom.Training.Features;

/// <summary>
/// The drafter that reads hidden states, as it trains: many blocks of a row at once, each slot told the token that did come before it.
/// <see cref="FeatureNames"/> has its weights.
/// </summary>
internal sealed class FeatureModel : nn.Module
{
    private const float FirstEntry = 0.02f; // less than an embedding's numbers

    [ComponentName(Name = FeatureNames.Embed)] private readonly Parameter _embed;
    [ComponentName(Name = FeatureNames.StateNorm)] private readonly Parameter _stateNorm;
    [ComponentName(Name = FeatureNames.Fuse)] private readonly Parameter _fuse;
    [ComponentName(Name = FeatureNames.FusedNorm)] private readonly Parameter _fusedNorm;
    [ComponentName(Name = FeatureNames.Entry)] private readonly Parameter _entry;
    [ComponentName(Name = FeatureNames.Slots)] private readonly Parameter _slots;
    [ComponentName(Name = "blocks")] private readonly ModuleList<FeatureLayer> _blocks;
    [ComponentName(Name = "cell")] private readonly FeatureCell _cell;
    [ComponentName(Name = FeatureNames.FinalNorm)] private readonly Parameter _norm;
    private readonly RotaryTable _rotary;

    /// <summary>Draws its weights from <paramref name="seed"/>: the same shape and seed are the same model.</summary>
    /// <param name="shape">Of it.</param>
    /// <param name="seed">Of the weights.</param>
    public FeatureModel(FeatureShape shape, long seed) : base(nameof(FeatureModel))
    {
        shape.Check();
        Shape = shape;
        using var draw = new Weights(seed, shape.Layers);
        _embed = draw.Matrix(shape.Vocabulary, shape.Width);
        (_stateNorm, _fuse) = (Gains(shape.Read), draw.Matrix(shape.Width, shape.Read));
        (_fusedNorm, _slots) = (Gains(shape.Width), draw.Matrix(shape.Slots, shape.Width));
        _entry = nn.Parameter(ones(shape.Width) * FirstEntry);
        _rotary = new RotaryTable(shape.Context, shape.HeadSize, shape.RopeBase, turns: true);
        _blocks = nn.ModuleList(Enumerable.Range(0, shape.Layers).Select(_ => new FeatureLayer(shape, _rotary, draw)).ToArray());
        (_cell, _norm) = (new FeatureCell(shape, draw), Gains(shape.Width));
        RegisterComponents();
    }

    public FeatureShape Shape { get; }

    /// <summary>What matrices are multiplied in, as <see cref="TinyLm.Arithmetic"/> says.</summary>
    public ScalarType Arithmetic { get; set; } = ScalarType.Float32;

    /// <summary>The scores of each slot's token: (B, A K, V), Float32.</summary>
    /// <param name="states">(B, T, 3, W) of the target.</param>
    /// <param name="next">(B, T) of Int64: after each position the token that came.</param>
    /// <param name="anchors">The blocks.</param>
    public Tensor Scores(Tensor states, Tensor next, FeatureAnchors anchors)
    {
        using var scope = NewDisposeScope();
        var (batch, blocks, slots, width) = (next.shape[0], (long)anchors.Count, (long)anchors.Slots, (long)Shape.Width);
        var fused = Fused(states); // (B, T, D)
        var before = _embed.index_select(0, next.index_select(1, anchors.Before).reshape(-1)).view(batch, blocks, slots, width);
        var seen = before.narrow(2, 0, 1) + (fused.index_select(1, anchors.At) * _entry).unsqueeze(2); // (B, A, 1, D)
        var x = (seen + _slots).view(batch, blocks * slots, width).to(Arithmetic);
        var context = fused.to(Arithmetic);
        foreach (var block in _blocks) x = block.call(x, context, anchors);
        var final = _cell.call(x.view(batch, blocks, slots, width), before, _norm).view(batch, blocks * slots, width);
        return nn.functional.linear(final, _embed.to(Arithmetic)).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>Vectors (B, T, n, W), each divided by the root of its mean square, without gradient.</summary>
    public static Tensor Normed(Tensor states, float epsilon)
    {
        using var still = no_grad();
        return states * (states.square().mean([3], keepdim: true) + epsilon).rsqrt();
    }

    // Three states of a token, each divided by its own length, become one vector.
    private Tensor Fused(Tensor states)
    {
        var read = Normed(states, Shape.NormEpsilon).view(states.shape[0], states.shape[1], Shape.Read) * _stateNorm;
        var fused = nn.functional.linear(read.to(Arithmetic), _fuse.to(Arithmetic)).to(ScalarType.Float32);
        return NormFunction.apply(fused, _fusedNorm, Shape.NormEpsilon);
    }

    private static Parameter Gains(int length) => nn.Parameter(ones(length));

    protected override void Dispose(bool disposing)
    {
        if (disposing) _rotary.Dispose();
        base.Dispose(disposing);
    }
}
