using Headroom.Shipped;
using Headroom.Training.Models;
using Headroom.Training.Models.Fused;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Headroom.Training.Features;

/// <summary>One layer: slots ask the fused states of the text and the slots before them, and each is then worked on by itself.</summary>
internal sealed class FeatureLayer : nn.Module<Tensor, Tensor, FeatureAnchors, Tensor>
{
    [ComponentName(Name = "attention_norm")] private readonly Parameter _attentionNorm;
    [ComponentName(Name = "query")] private readonly Parameter _query;
    [ComponentName(Name = "key_value")] private readonly Parameter _keyValue;
    [ComponentName(Name = "output")] private readonly Parameter _output;
    [ComponentName(Name = "feed_norm")] private readonly Parameter _feedNorm;
    [ComponentName(Name = "gate_up")] private readonly Parameter _gateUp;
    [ComponentName(Name = "down")] private readonly Parameter _down;
    private readonly FeatureShape _shape;
    private readonly RotaryTable _rotary;

    public FeatureLayer(FeatureShape shape, RotaryTable rotary, Weights draw) : base(nameof(FeatureLayer))
    {
        (_shape, _rotary) = (shape, rotary);
        (_attentionNorm, _feedNorm) = (nn.Parameter(ones(shape.Width)), nn.Parameter(ones(shape.Width)));
        _query = draw.Matrix(shape.Heads * shape.HeadSize, shape.Width);
        _keyValue = draw.Matrix(shape.KeyValueRows, shape.Width);
        _output = draw.Residual(shape.Width, shape.Heads * shape.HeadSize);
        _gateUp = draw.Matrix(2 * shape.Hidden, shape.Width);
        _down = draw.Residual(shape.Width, shape.Hidden);
        RegisterComponents();
    }

    /// <summary>Slots (B, A K, D) and fused states (B, T, D) to slots.</summary>
    public override Tensor forward(Tensor x, Tensor fused, FeatureAnchors anchors)
    {
        using var scope = NewDisposeScope();
        var mixed = Mixed(NormFunction.apply(x, _attentionNorm, _shape.NormEpsilon), fused, anchors); // (B, A K, H h)
        x = x + nn.functional.linear(mixed, _output.to(x.dtype));
        var both = nn.functional.linear(NormFunction.apply(x, _feedNorm, _shape.NormEpsilon), _gateUp.to(x.dtype)); // (B, A K, 2 F)
        return (x + nn.functional.linear(GateFunction.apply(both), _down.to(x.dtype))).MoveToOuterDisposeScope();
    }

    private Tensor Mixed(Tensor slots, Tensor fused, FeatureAnchors anchors)
    {
        var (batch, blocks, each) = (slots.shape[0], (long)anchors.Count, (long)anchors.Slots);
        var (tokens, shared, size) = (fused.shape[1], (long)_shape.KvHeads, (long)_shape.HeadSize);
        var group = _shape.Heads / shared;
        var queries = _rotary.Turn(Heads(slots, _query, _shape.Heads), anchors.Guessed) // (B, A K, H, h)
            .view(batch, blocks, each, shared, group, size).permute(0, 3, 4, 1, 2, 5); // (B, S, G, A, K, h)
        var (keys, values) = KeyValues(fused, null); // (B, T, S, h) each
        var (slotKeys, slotValues) = KeyValues(slots, anchors.Guessed);
        keys = keys.permute(0, 2, 3, 1); // (B, S, h, T)
        values = values.transpose(1, 2); // (B, S, T, h)
        slotKeys = slotKeys.view(batch, blocks, each, shared, size).permute(0, 3, 1, 4, 2).unsqueeze(2); // (B, S, 1, A, h, K)
        slotValues = slotValues.view(batch, blocks, each, shared, size).permute(0, 3, 1, 2, 4).unsqueeze(2); // (B, S, 1, A, K, h)

        var ofText = matmul(queries.reshape(batch, shared, -1, size), keys).view(batch, shared, group, blocks, each, tokens);
        var ofSlots = matmul(queries, slotKeys); // (B, S, G, A, K, K)
        var root = 1 / Math.Sqrt(size);
        var (textScores, slotScores) = (ofText.to(ScalarType.Float32) * root, ofSlots.to(ScalarType.Float32) * root);
        var scores = cat([textScores + anchors.Unseen, slotScores + anchors.Order], -1);
        var shares = nn.functional.softmax(scores, -1).to(slots.dtype);
        var fromText = matmul(shares.narrow(-1, 0, tokens).reshape(batch, shared, -1, tokens), values)
            .view(batch, shared, group, blocks, each, size);
        var fromSlots = matmul(shares.narrow(-1, tokens, each), slotValues);
        return (fromText + fromSlots).permute(0, 3, 4, 1, 2, 5).reshape(batch, blocks * each, _shape.Heads * size);
    }

    private (Tensor Keys, Tensor Values) KeyValues(Tensor x, Tensor? positions)
    {
        var heads = Heads(x, _keyValue, 2 * _shape.KvHeads);
        var keys = heads.narrow(2, 0, _shape.KvHeads);
        return (positions is null ? _rotary.Turn(keys) : _rotary.Turn(keys, positions), heads.narrow(2, _shape.KvHeads, _shape.KvHeads));
    }

    private Tensor Heads(Tensor x, Parameter weights, int heads) =>
        nn.functional.linear(x, weights.to(x.dtype)).view(x.shape[0], x.shape[1], heads, _shape.HeadSize);
}
