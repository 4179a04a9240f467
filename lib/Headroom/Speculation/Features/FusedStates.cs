using System.Runtime.InteropServices;
using Headroom.Inference.Caches;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;

namespace Headroom.Speculation.Features;

/// <summary>
/// What a network knows of the tokens of a text: keys and values made of their hidden states. They grow with the text and are never taken
/// back, for only states of tokens that were committed come here.
/// </summary>
internal sealed class FusedStates
{
    private readonly FeatureNetwork _network;
    private readonly Rotary _rotary;
    private readonly Products _products = new(Engine.Block);
    private readonly Activations _states, _fused, _keyValues;
    private readonly float[] _last;

    /// <param name="network">Whose matrices fuse them.</param>
    /// <param name="rotary">Of its positions.</param>
    /// <param name="context">Tokens at most.</param>
    public FusedStates(FeatureNetwork network, Rotary rotary, int context)
    {
        var shape = network.Shape;
        (_network, _rotary, _last) = (network, rotary, new float[shape.Width]);
        _states = new(Engine.Block, shape.Read);
        _fused = new(Engine.Block, shape.Width);
        _keyValues = new(Engine.Block, shape.KeyValueRows);
        Cache = KvCache.Of(CacheFormat.Fp32, shape.Layers, shape.KvHeads, shape.HeadSize, context);
    }

    /// <summary>Keys and values of all tokens but the text's last, whose states nobody has yet.</summary>
    public KvCache Cache { get; }

    /// <summary>[D] of the last token that came here.</summary>
    public ReadOnlySpan<float> Last => _last;

    public void Clear() => Cache.Truncate(0);

    /// <summary>The states of further tokens: rows of the tap, in the text's order.</summary>
    public void Append(HiddenTap tap, ReadOnlySpan<int> rows)
    {
        for (var done = 0; done < rows.Length; done += Engine.Block)
            AppendBlock(tap, rows[done..Math.Min(done + Engine.Block, rows.Length)]);
    }

    private void AppendBlock(HiddenTap tap, ReadOnlySpan<int> rows)
    {
        for (var row = 0; row < rows.Length; row++) Normed(tap[rows[row]], row);
        _products.Multiply(_network.Fuse, _states, rows.Length, _fused);
        for (var row = 0; row < rows.Length; row++) _network.FusedNorm.Apply(ref _fused.First(row), ref _fused.First(row));
        foreach (var (layer, weights) in _network.Layers.Index())
        {
            _products.Multiply(weights.KeyValue, _fused, rows.Length, _keyValues);
            for (var row = 0; row < rows.Length; row++) Put(layer, Cache.Length + row, _keyValues[row]);
        }
        _fused[rows.Length - 1].CopyTo(_last);
        Cache.Extend(rows.Length);
    }

    /// <summary>Puts the keys, turned, and values of a position into a layer: [2 KvHeads h].</summary>
    public void Put(int layer, int position, Span<float> keyValues)
    {
        var (size, heads) = (Cache.HeadSize, Cache.Heads);
        for (var head = 0; head < heads; head++)
        {
            var key = keyValues.Slice(head * size, size);
            _rotary.Turn(key, position);
            Cache.Put(layer, head, position, key, keyValues.Slice((heads + head) * size, size));
        }
    }

    // Each of the three by itself: their lengths differ, and grow from layer to layer.
    private void Normed(ReadOnlySpan<float> states, int row)
    {
        states.CopyTo(_states[row]);
        var width = _network.Shape.TargetWidth;
        foreach (var (i, norm) in _network.StateNorms.Index())
        {
            ref var first = ref MemoryMarshal.GetReference(_states[row][(i * width)..]);
            norm.Apply(ref first, ref first);
        }
    }
}
