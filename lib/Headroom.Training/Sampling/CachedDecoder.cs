using Headroom.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Sampling;

/// <summary>
/// A model that goes on with rows side by side, one token of each at a time: keys and values of what came before are kept, so that a step
/// computes one position and not all of them. Nothing of it learns.
/// </summary>
public sealed class CachedDecoder : IDisposable
{
    private readonly TinyLmShape _shape;
    private readonly ScalarType _type;
    private readonly Dictionary<string, Tensor> _weights;
    private readonly Tensor[] _keys, _values; // (rows, KvHeads, context, h), one of each for every block
    private readonly Tensor _cos, _sin;       // (context, 1, h/2)

    /// <param name="model">Whose weights are read, in its arithmetic.</param>
    /// <param name="rows">Side by side.</param>
    /// <exception cref="ArgumentException">The model is not a whole transformer.</exception>
    public CachedDecoder(TinyLm model, int rows)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        if (!model.Shape.Has(TinyLmParts.All)) throw new ArgumentException($"a model of {model.Shape.Parts} has no cache.", nameof(model));
        (_shape, _type, Rows) = (model.Shape, model.Arithmetic, rows);
        using var still = no_grad();
        using var scope = NewDisposeScope();
        _weights = model.named_parameters().ToDictionary(
            each => each.name, each => Kept(IsGain(each.name) ? each.parameter.detach() : each.parameter.detach().to(_type)));
        (_keys, _values) = (Empty(), Empty());
        using var rotary = new RotaryTable(_shape.Context, _shape.HeadSize, _shape.RopeBase, turns: true);
        var half = _shape.HeadSize / 2;
        (_cos, _sin) = (Kept(tensor(rotary.Cosines, [_shape.Context, 1, half]).to(_type)),
            Kept(tensor(rotary.Sines, [_shape.Context, 1, half]).to(_type)));
    }

    public int Rows { get; }

    /// <summary>Tokens that each row has had.</summary>
    public int Position { get; private set; }

    /// <summary>Begins all rows anew.</summary>
    public void Restart() => Position = 0;

    /// <summary>Gives each row its next token; scores before softmax of the one after it, (rows, V), Float32, the caller's.</summary>
    /// <exception cref="ArgumentException">Not one token for each row.</exception>
    /// <exception cref="InvalidOperationException">The context is full.</exception>
    public Tensor Step(ReadOnlySpan<long> tokens)
    {
        if (tokens.Length != Rows) throw new ArgumentException($"{tokens.Length} tokens for {Rows} rows.", nameof(tokens));
        if (Position == _shape.Context) throw new InvalidOperationException($"all {_shape.Context} positions are taken.");
        using var still = no_grad();
        using var scope = NewDisposeScope();
        var embedding = _weights["embed.weight"];
        var x = embedding.index_select(0, tensor(tokens.ToArray())); // (rows, D)
        for (var block = 0; block < _shape.Layers; block++)
        {
            x = x + Attend(block, Norm(x, $"blocks.{block}.attention_norm.weight"));
            x = x + Feed(block, Norm(x, $"blocks.{block}.feed_norm.weight"));
        }
        Position++;
        var scores = nn.functional.linear(Norm(x, "norm.weight"), _weights.GetValueOrDefault("head", embedding));
        return scores.to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        foreach (var tensor in _weights.Values.Concat(_keys).Concat(_values).Append(_cos).Append(_sin)) tensor.Dispose();
    }

    // Heads that share a key are rows of one query: (rows, KvHeads, H / KvHeads, h).
    private Tensor Attend(int block, Tensor x)
    {
        var (heads, shared, size) = (_shape.Heads, _shape.KvHeads, _shape.HeadSize);
        var all = nn.functional.linear(x, _weights[$"blocks.{block}.attention.qkv"]).view(Rows, heads + 2 * shared, size);
        var turned = Turn(all.narrow(1, 0, heads + shared));
        _keys[block].select(2, Position).copy_(turned.narrow(1, heads, shared));
        _values[block].select(2, Position).copy_(all.narrow(1, heads + shared, shared));
        var mixed = nn.functional.scaled_dot_product_attention(
            turned.narrow(1, 0, heads).reshape(Rows, shared, heads / shared, size),
            _keys[block].narrow(2, 0, Position + 1), _values[block].narrow(2, 0, Position + 1));
        return nn.functional.linear(mixed.reshape(Rows, _shape.Width), _weights[$"blocks.{block}.attention.output"]);
    }

    private Tensor Feed(int block, Tensor x)
    {
        var both = nn.functional.linear(x, _weights[$"blocks.{block}.feed.gate_up"]); // (rows, 2 F)
        var gated = nn.functional.silu(both.narrow(1, 0, _shape.Hidden)) * both.narrow(1, _shape.Hidden, _shape.Hidden);
        return nn.functional.linear(gated, _weights[$"blocks.{block}.feed.down"]);
    }

    // (rows, heads, h), all at this position.
    private Tensor Turn(Tensor x)
    {
        var half = _shape.HeadSize / 2;
        var (cos, sin) = (_cos[Position], _sin[Position]);
        var (first, second) = (x.narrow(2, 0, half), x.narrow(2, half, half));
        return cat([first * cos - second * sin, second * cos + first * sin], 2);
    }

    private Tensor Norm(Tensor x, string gain)
    {
        var wide = x.to(ScalarType.Float32);
        return (wide * (wide.square().mean([-1], keepdim: true) + _shape.NormEpsilon).rsqrt() * _weights[gain]).to(_type);
    }

    private Tensor[] Empty()
    {
        long[] sizes = [Rows, _shape.KvHeads, _shape.Context, _shape.HeadSize];
        return [.. Enumerable.Range(0, _shape.Layers).Select(_ => Kept(zeros(sizes, dtype: _type)))];
    }

    private static bool IsGain(string name) => name.EndsWith("norm.weight", StringComparison.Ordinal);

    private static Tensor Kept(Tensor tensor) => tensor.DetachFromDisposeScope();
}
