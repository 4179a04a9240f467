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

/// <summary>The sizes of a <see cref="TinyLm"/>.</summary>
public sealed record TinyLmShape
{
    /// <summary>Tokens that there are: V.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>The longest sequence: T.</summary>
    public required int Context { get; init; }

    /// <summary>Numbers in a token's vector: D.</summary>
    public required int Width { get; init; }

    /// <summary>Blocks, one after another: L.</summary>
    public required int Layers { get; init; }

    /// <summary>Heads that ask: H. Each has <see cref="HeadSize"/> numbers.</summary>
    public required int Heads { get; init; }

    /// <summary>Heads that are asked, each by <c>Heads / KvHeads</c> of the others.</summary>
    public required int KvHeads { get; init; }

    /// <summary>Numbers between both halves of the feed-forward part: F.</summary>
    public required int Hidden { get; init; }

    /// <summary>Whether the head's weights are the embedding's.</summary>
    public bool TiedHead { get; init; } = true;

    public TinyLmParts Parts { get; init; } = TinyLmParts.All;

    public float RopeBase { get; init; } = 10_000;

    public float NormEpsilon { get; init; } = 1e-5f;

    public int HeadSize => Width / Heads;

    /// <summary>Weights of the matrices that each token meets: the embedding's row is looked up, the head's matrix is not.</summary>
    public long MatrixWeights => (long)Layers * (Attending + Feeding) + (long)Vocabulary * Width;

    /// <summary>All weights that are trained.</summary>
    public long Parameters =>
        MatrixWeights + (TiedHead ? 0 : (long)Vocabulary * Width) + (Has(TinyLmParts.Norms) ? (2L * Layers + 1) * Width : 0);

    private long Attending => Has(TinyLmParts.Attention) ? (long)Width * HeadSize * (2 * Heads + 2 * KvHeads) : 0;

    private long Feeding => Has(TinyLmParts.FeedForward) ? 3L * Width * Hidden : 0;

    /// <summary>
    /// FLOPs of training on one token, forward and backward: 6 a weight of a matrix, and 6 L T D for the lower half of both products of
    /// attention. Norms, activations and the optimizer are not counted.
    /// </summary>
    public double FlopsPerToken(int context) =>
        6.0 * MatrixWeights + (Has(TinyLmParts.Attention) ? 6.0 * Layers * context * Width : 0);

    public bool Has(TinyLmParts part) => (Parts & part) == part;

    /// <exception cref="ArgumentException">A size is not positive, or does not divide another as it must; the message tells.</exception>
    public void Check()
    {
        foreach (var (name, value) in new[]
            {
                (nameof(Vocabulary), Vocabulary), (nameof(Context), Context), (nameof(Width), Width), (nameof(Heads), Heads),
                (nameof(KvHeads), KvHeads), (nameof(Hidden), Hidden),
            })
            if (value < 1) throw new ArgumentException($"{name} is {value}: it must be 1 or more.");
        if (Layers < 0) throw new ArgumentException($"Layers is {Layers}: it must be 0 or more.");
        if (Width % Heads != 0) throw new ArgumentException($"Width {Width} is not a multiple of Heads {Heads}.");
        if (Heads % KvHeads != 0) throw new ArgumentException($"Heads {Heads} is not a multiple of KvHeads {KvHeads}.");
        if (HeadSize % 2 != 0) throw new ArgumentException($"A head has {HeadSize} numbers: RoPE turns pairs, so it must be even.");
    }
}
