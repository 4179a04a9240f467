using System.Numerics.Tensors;
using Headroom.Inference.Caches;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Shipped;

namespace Headroom.Speculation.Features;

/// <summary>
/// One pass over the slots of a block, and then a slot after another the scores of its token. A slot sees the states of the text and the
/// slots before it, so fewer slots have the same bits as the first of more.
/// </summary>
internal sealed class GuessedBlock
{
    private readonly FeatureNetwork _network;
    private readonly FeatureShape _shape;
    private readonly FusedStates _states;
    private readonly Rotary _rotary;
    private readonly Products _products;
    private readonly AttentionRoom _room;
    private readonly Activations _x, _normed, _query, _keyValues, _mixed, _gate, _up; // [slots, ...]
    private readonly Activations _told, _cell, _cellUp, _final, _scores; // [1, ...]

    /// <param name="network">Whose slots these are.</param>
    /// <param name="states">Of the text.</param>
    /// <param name="rotary">Of its positions.</param>
    /// <param name="context">Of text and slots.</param>
    public GuessedBlock(FeatureNetwork network, FusedStates states, Rotary rotary, int context)
    {
        (_network, _shape, _states, _rotary) = (network, network.Shape, states, rotary);
        var rows = (_shape.Slots + 7) / 8 * 8; // for loops that take eight, over rows that nobody reads
        (_products, _room) = (new(rows), new(context, _shape.HeadSize));
        (_x, _normed) = (new(rows, _shape.Width), new(rows, _shape.Width));
        (_query, _mixed) = (new(rows, _shape.Heads * _shape.HeadSize), new(rows, _shape.Heads * _shape.HeadSize));
        _keyValues = new(rows, _shape.KeyValueRows);
        (_gate, _up) = (new(rows, _shape.Hidden), new(rows, _shape.Hidden));
        (_told, _cell, _cellUp) = (new(1, 3 * _shape.Width), new(1, _shape.CellHidden), new(1, _shape.CellHidden));
        (_final, _scores) = (new(1, _shape.Width), new(1, _shape.Vocabulary));
    }

    /// <summary>The pass: <paramref name="slots"/> of them, after a text that ends with <paramref name="token"/>.</summary>
    public void Open(int token, int slots)
    {
        Span<float> embedding = stackalloc float[_shape.Width];
        _network.Embed.CopyRow(token, embedding);
        TensorPrimitives.MultiplyAdd(_states.Last, _network.Entry, embedding, embedding);
        for (var slot = 0; slot < slots; slot++)
            TensorPrimitives.Add(embedding, _network.Slots.AsSpan(slot * _shape.Width, _shape.Width), _x[slot]);
        foreach (var (layer, weights) in _network.Layers.Index())
        {
            Attend(layer, weights, slots);
            Feed(weights, slots);
        }
        _final[0].Clear();
    }

    /// <summary>The scores of a slot's token, in the order of the slots, after the token before it.</summary>
    /// <param name="slot">From 0.</param>
    /// <param name="before">The token before: the text's last one for slot 0.</param>
    /// <param name="scores">[vocabulary].</param>
    public void Score(int slot, int before, Span<float> scores)
    {
        var told = _told[0];
        var width = _shape.Width;
        _final[0].CopyTo(told);
        _network.Embed.CopyRow(before, told.Slice(width, width));
        _network.TokenNorm.Apply(ref told[width], ref told[width]);
        _network.FinalNorm.Apply(ref _x.First(slot), ref told[2 * width]);
        _products.Multiply(_network.CellGate, _network.CellUp, _told, 1, _cell, _cellUp);
        Gating.Apply(ref _cell.First(0), ref _cellUp.First(0), 0, _cell.Stride);
        _x[slot].CopyTo(_final[0]);
        _products.Multiply(_network.CellDown, _cell, 1, _final, adds: true);
        _network.FinalNorm.Apply(ref _final.First(0), ref _final.First(0));
        _products.Multiply(_network.Embed, _final, 1, _scores);
        _scores[0].CopyTo(scores);
    }

    private void Attend(int layer, FeatureLayer weights, int slots)
    {
        var (first, size, group) = (_states.Cache.Length, _shape.HeadSize, _shape.Heads / _shape.KvHeads);
        Normed(weights.AttentionNorm, slots);
        _products.Multiply(weights.Query, weights.KeyValue, _normed, slots, _query, _keyValues);
        for (var slot = 0; slot < slots; slot++) _states.Put(layer, first + slot, _keyValues[slot]);
        for (var slot = 0; slot < slots; slot++)
        {
            var queries = _query[slot];
            var mixed = _mixed[slot];
            for (var head = 0; head < _shape.Heads; head++) _rotary.Turn(queries.Slice(head * size, size), first + slot);
            for (var head = 0; head < _shape.KvHeads; head++)
                _states.Cache.Ask(
                    layer, head, first + slot + 1, queries.Slice(head * group * size, group * size),
                    mixed.Slice(head * group * size, group * size), _room);
        }
        _products.Multiply(weights.Output, _mixed, slots, _x, adds: true);
    }

    private void Feed(FeatureLayer weights, int slots)
    {
        Normed(weights.FeedNorm, slots);
        _products.Multiply(weights.Gate, weights.Up, _normed, slots, _gate, _up);
        for (var slot = 0; slot < slots; slot++) Gating.Apply(ref _gate.First(slot), ref _up.First(slot), 0, _gate.Stride);
        _products.Multiply(weights.Down, _gate, slots, _x, adds: true);
    }

    private void Normed(Gains norm, int slots)
    {
        for (var slot = 0; slot < slots; slot++) norm.Apply(ref _x.First(slot), ref _normed.First(slot));
    }
}
