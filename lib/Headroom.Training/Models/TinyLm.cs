using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Headroom.Training.Models;

/// <summary>
/// A small language model. With no blocks it is a table of bigrams; attention, positions, a feed-forward part and norms, one after the
/// other, make a transformer of it (<see cref="TinyLmParts"/>).
/// </summary>
public sealed class TinyLm : nn.Module<Tensor, Tensor>
{
    // Components' names make the names of weights in a file: blocks.0.attention.qkv
    [ComponentName(Name = "embed")] private readonly Embedding _embed;
    [ComponentName(Name = "blocks")] private readonly ModuleList<Block> _blocks;
    [ComponentName(Name = "norm")] private readonly RootMeanSquareNorm? _norm;
    [ComponentName(Name = "head")] private readonly Parameter? _head;
    private readonly RotaryTable _rotary;

    /// <summary>Draws its weights from <paramref name="seed"/>: the same shape and seed are the same model.</summary>
    /// <exception cref="ArgumentException">The shape does not hold together.</exception>
    public TinyLm(TinyLmShape shape, long seed = 1) : base(nameof(TinyLm))
    {
        ArgumentNullException.ThrowIfNull(shape);
        shape.Check();
        Shape = shape;
        using var draw = new Weights(seed, shape.Layers);
        using var first = draw.Matrix(shape.Vocabulary, shape.Width);
        _embed = nn.Embedding(shape.Vocabulary, shape.Width);
        using (no_grad()) _embed.weight!.copy_(first);
        _rotary = new RotaryTable(shape.Context, shape.HeadSize, shape.RopeBase, shape.Has(TinyLmParts.Positions));
        _blocks = nn.ModuleList(Enumerable.Range(0, shape.Layers).Select(_ => new Block(shape, _rotary, draw)).ToArray());
        if (shape.Has(TinyLmParts.Norms)) _norm = new RootMeanSquareNorm(shape.Width, shape.NormEpsilon);
        if (!shape.TiedHead) _head = draw.Matrix(shape.Vocabulary, shape.Width);
        RegisterComponents();
    }

    public TinyLmShape Shape { get; }

    /// <summary>
    /// What matrices are multiplied in: Float32, or BFloat16, for which weights are rounded anew in each pass. Weights, their gradients,
    /// norms and the loss are Float32 either way.
    /// </summary>
    public ScalarType Arithmetic { get; set; } = ScalarType.Float32;

    /// <summary>Tokens (B, T) of Int64 to scores before softmax (B, T, V), Float32.</summary>
    /// <exception cref="ArgumentException">More tokens in a row than the context.</exception>
    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        return Run(tokens, []).Scores.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Scores (B, T, V), and what lies between the blocks after those of some numbers, before any norm: (B, T, layers, D), Float32.
    /// </summary>
    /// <param name="tokens">(B, T) of Int64.</param>
    /// <param name="layers">Numbers of blocks, rising.</param>
    /// <exception cref="ArgumentException">More tokens in a row than the context.</exception>
    public (Tensor Scores, Tensor States) Tapped(Tensor tokens, params int[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        using var scope = NewDisposeScope();
        var (scores, states) = Run(tokens, layers);
        return (scores.MoveToOuterDisposeScope(), stack(states, 2).to(ScalarType.Float32).MoveToOuterDisposeScope());
    }

    private (Tensor Scores, List<Tensor> States) Run(Tensor tokens, int[] layers)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (tokens.shape[1] > Shape.Context)
            throw new ArgumentException($"{tokens.shape[1]} tokens in a row, and the context is {Shape.Context}.");
        var states = new List<Tensor>();
        var x = _embed.call(tokens).to(Arithmetic); // (B, T, D), the residual stream
        foreach (var (layer, block) in _blocks.Index())
        {
            x = block.call(x);
            if (layers.Contains(layer)) states.Add(x);
        }
        if (_norm is not null) x = _norm.call(x);
        var scores = nn.functional.linear(x, (_head ?? _embed.weight!).to(Arithmetic)); // (B, T, V)
        return (scores.to(ScalarType.Float32), states);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _rotary.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Attention, then the feed-forward part; each adds to what came in.</summary>
    private sealed class Block : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = "attention_norm")] private readonly RootMeanSquareNorm? _attentionNorm;
        [ComponentName(Name = "attention")] private readonly CausalAttention? _attention;
        [ComponentName(Name = "feed_norm")] private readonly RootMeanSquareNorm? _feedNorm;
        [ComponentName(Name = "feed")] private readonly GatedFeedForward? _feed;

        public Block(TinyLmShape shape, RotaryTable rotary, Weights draw) : base(nameof(Block))
        {
            var norms = shape.Has(TinyLmParts.Norms);
            if (shape.Has(TinyLmParts.Attention))
            {
                if (norms) _attentionNorm = new RootMeanSquareNorm(shape.Width, shape.NormEpsilon);
                _attention = new CausalAttention(shape, rotary, draw);
            }
            if (shape.Has(TinyLmParts.FeedForward))
            {
                if (norms) _feedNorm = new RootMeanSquareNorm(shape.Width, shape.NormEpsilon);
                _feed = new GatedFeedForward(shape, draw);
            }
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            using var scope = NewDisposeScope();
            var y = x;
            if (_attention is not null) y = y + _attention.call(_attentionNorm?.call(y) ?? y);
            if (_feed is not null) y = y + _feed.call(_feedNorm?.call(y) ?? y);
            return ReferenceEquals(y, x) ? x : y.MoveToOuterDisposeScope();
        }
    }
}
