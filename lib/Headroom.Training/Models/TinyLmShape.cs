using System.Diagnostics.CodeAnalysis;
using Headroom.Shipped;

namespace Headroom.Training.Models;

/// <summary>The rungs between a table of bigrams and a transformer: what a block of <see cref="TinyLm"/> has in it.</summary>
[Flags]
public enum TinyLmParts
{
    /// <summary>Embedding and head alone: each token is guessed from the one before it.</summary>
    Bigram = 0,

    /// <summary>Tokens look at those before them.</summary>
    Attention = 1,

    /// <summary>RoPE: queries and keys know how far they are apart.</summary>
    Positions = 2,

    /// <summary>SwiGLU: each token is worked on by itself.</summary>
    FeedForward = 4,

    /// <summary>RMSNorm before each of both, so that depth trains.</summary>
    Norms = 8,

    /// <summary>A transformer.</summary>
    All = Attention | Positions | FeedForward | Norms,
}

/// <summary>The sizes of a <see cref="TinyLm"/>, and which parts of a transformer it has. It may have no blocks.</summary>
public sealed record TinyLmShape : DecoderShape
{
    public TinyLmShape()
    {
    }

    /// <summary>Of a whole transformer.</summary>
    [SetsRequiredMembers]
    public TinyLmShape(DecoderShape sizes) : base(sizes)
    {
    }

    public TinyLmParts Parts { get; init; } = TinyLmParts.All;

    /// <summary>Weights of the matrices that each token meets: the embedding's row is looked up, the head's matrix is not.</summary>
    public long MatrixWeights => (long)Layers * (Attending + Feeding) + (long)Vocabulary * Width;

    /// <summary>All weights that are trained.</summary>
    public override long Parameters =>
        MatrixWeights + (TiedHead ? 0 : (long)Vocabulary * Width) + (Has(TinyLmParts.Norms) ? (2L * Layers + 1) * Width : 0);

    protected override int FewestLayers => 0;

    private long Attending => Has(TinyLmParts.Attention) ? (long)Width * HeadSize * (2 * Heads + 2 * KvHeads) : 0;

    private long Feeding => Has(TinyLmParts.FeedForward) ? 3L * Width * Hidden : 0;

    /// <summary>
    /// FLOPs of training on one token, forward and backward: 6 a weight of a matrix, and 6 L T D for the lower half of both products of
    /// attention. Norms, activations and the optimizer are not counted.
    /// </summary>
    public double FlopsPerToken(int context) =>
        6.0 * MatrixWeights + (Has(TinyLmParts.Attention) ? 6.0 * Layers * context * Width : 0);

    public bool Has(TinyLmParts part) => (Parts & part) == part;

    public override void Check()
    {
        base.Check();
        if (OwnHeadSize is not null || RopeScaling is not null)
            throw new ArgumentException("Heads of a size of their own and stretched positions are run, but not trained.");
    }
}
