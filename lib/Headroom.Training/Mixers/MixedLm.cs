using Headroom.Training.Models;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Headroom.Training.Mixers;

/// <summary>
/// A small model of tokens, of mixers alone: embedding, layers that each add to what came in, a norm and a head. Which mixer a layer has is
/// said by a letter of its shape's pattern.
/// </summary>
public sealed class MixedLm : nn.Module<Tensor, Tensor>
{
    private const float NormEpsilon = 1e-6f;
    private const double EmbeddingGain = 2.5; // so that a token stays in sight behind the layers that add to it

    [ComponentName(Name = "embed")] private readonly Parameter _embed;
    [ComponentName(Name = "norms")] private readonly ModuleList<RootMeanSquareNorm> _norms;
    [ComponentName(Name = "mixers")] private readonly ModuleList<Mixer> _mixers;
    [ComponentName(Name = "norm")] private readonly RootMeanSquareNorm _norm;
    [ComponentName(Name = "head")] private readonly Parameter _head;

    /// <summary>Draws its weights from <paramref name="seed"/>: the same shape and seed are the same model.</summary>
    /// <exception cref="ArgumentException">The shape does not hold together.</exception>
    public MixedLm(MixedShape shape, long seed = 1) : base(nameof(MixedLm))
    {
        ArgumentNullException.ThrowIfNull(shape);
        shape.Check();
        Shape = shape;
        using var draw = new FirstDraws(seed);
        _embed = draw.Matrix(shape.Vocabulary, shape.Width, gain: EmbeddingGain);
        _norms = nn.ModuleList(shape.Kinds.Select(_ => new RootMeanSquareNorm(shape.Width, NormEpsilon)).ToArray());
        _mixers = nn.ModuleList(shape.Kinds.Select(kind => Mixer.Of(kind, shape, draw)).ToArray());
        _norm = new RootMeanSquareNorm(shape.Width, NormEpsilon);
        _head = draw.Matrix(shape.Vocabulary, shape.Width);
        RegisterComponents();
    }

    public MixedShape Shape { get; }

    /// <summary>All weights that are trained.</summary>
    public long Parameters => named_parameters().Sum(each => each.parameter.numel());

    /// <summary>Tokens (B, T) of Int64 to scores before softmax (B, T, V): all tokens at once.</summary>
    public override Tensor forward(Tensor tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        using var scope = NewDisposeScope();
        var x = _embed.index_select(0, tokens.reshape(-1)).view(tokens.shape[0], tokens.shape[1], Shape.Width);
        for (var layer = 0; layer < _mixers.Count; layer++) x = x + _mixers[layer].call(_norms[layer].call(x));
        return nn.functional.linear(_norm.call(x), _head).MoveToOuterDisposeScope();
    }

    /// <summary>The same scores, one token after the other: nothing is kept of the past but what the layers remember.</summary>
    /// <param name="tokens">(B, T) of Int64.</param>
    /// <param name="kept">Numbers that each layer keeps of one sequence at the end, as it counts them.</param>
    public Tensor OneByOne(Tensor tokens, out IReadOnlyList<long> kept)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        using var scope = NewDisposeScope();
        var memories = Shape.Kinds.Select(_ => new MixerMemory()).ToArray();
        try
        {
            var scores = new List<Tensor>();
            for (var t = 0L; t < tokens.shape[1]; t++)
            {
                var x = _embed.index_select(0, tokens.select(1, t)); // (B, D)
                for (var layer = 0; layer < _mixers.Count; layer++)
                    x = x + _mixers[layer].Step(_norms[layer].call(x), memories[layer]);
                scores.Add(nn.functional.linear(_norm.call(x), _head));
            }
            kept = [.. memories.Select(memory => memory.Numbers)];
            return stack(scores, 1).MoveToOuterDisposeScope();
        }
        finally
        {
            foreach (var memory in memories) memory.Dispose();
        }
    }
}
