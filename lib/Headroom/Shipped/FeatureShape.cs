namespace Headroom.Shipped;

/// <summary>
/// The sizes of a drafter that reads a model's hidden states; <see cref="FeatureNames"/> has its weights. Vocabulary, context and positions
/// are that model's; width, layers, heads and hidden are the drafter's own.
/// </summary>
public sealed record FeatureShape : DecoderShape
{
    private const int Block = 32; // that rows of numbers are padded to: two of them side by side have to fill it

    /// <summary>Numbers in a vector of the model whose states are read: W.</summary>
    public required int TargetWidth { get; init; }

    /// <summary>The block of that model, from 0, after which the first of three states is read.</summary>
    public required int Low { get; init; }

    /// <summary>The block of the second.</summary>
    public required int Middle { get; init; }

    /// <summary>The block of the third.</summary>
    public required int High { get; init; }

    /// <summary>Numbers between both halves of the cell that goes from slot to slot: C.</summary>
    public required int CellHidden { get; init; }

    /// <summary>Tokens that one pass guesses: K.</summary>
    public required int Slots { get; init; }

    /// <summary>Numbers that are read at each token: 3 W.</summary>
    public int Read => 3 * TargetWidth;

    /// <summary>Rows of the matrix that makes keys and values: 2 KvHeads h.</summary>
    public int KeyValueRows => 2 * KvHeads * HeadSize;

    /// <summary>Weights of the matrices.</summary>
    public long MatrixWeights => FeatureNames.Matrices(this).Sum(each => (long)each.Rows * each.Columns);

    public override long Parameters => MatrixWeights + FeatureNames.Vectors(this).Sum(each => (long)each.Length);

    public override void Check()
    {
        base.Check();
        if (TargetWidth < Block || TargetWidth % Block != 0 || TargetWidth > 1 << 20)
            throw new ArgumentException($"TargetWidth is {TargetWidth}: it must be a multiple of {Block}, and at most {1 << 20:N0}.");
        if (Width % Block != 0) throw new ArgumentException($"Width is {Width}: it must be a multiple of {Block}.");
        if (!(Low >= 0 && Low < Middle && Middle < High))
            throw new ArgumentException($"blocks {Low}, {Middle} and {High} are read: they must rise from 0 on.");
        if (CellHidden is < 1 or > 1 << 20) throw new ArgumentException($"CellHidden is {CellHidden}: it must be from 1 to {1 << 20:N0}.");
        if (Slots is < 1 or > 63) throw new ArgumentException($"Slots is {Slots}: it must be from 1 to 63.");
        if (!TiedHead || OwnHeadSize is not null || RopeScaling is not null)
            throw new ArgumentException("A drafter's head is its embedding, its heads are of D / H, and its positions are plain.");
    }
}
