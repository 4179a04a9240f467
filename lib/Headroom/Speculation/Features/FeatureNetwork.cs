using Headroom.Inference.Loading;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Shipped;

namespace Headroom.Speculation.Features;

/// <summary>
/// A network that reads three hidden states of each token of a text and guesses the next K tokens in one pass: slots that stand at the
/// coming positions ask the states (as DFlash, arXiv 2602.06036), and a small cell tells each slot what the one before it came to.
/// </summary>
public sealed class FeatureNetwork
{
    private FeatureNetwork(FeatureWeights weights, MatrixFormat format)
    {
        Shape = weights.Shape;
        (Entry, Slots) = ([.. weights.Vector(FeatureNames.Entry)], [.. weights.Vector(FeatureNames.Slots)]);
        var (width, stateNorm) = (Shape.TargetWidth, weights.Vector(FeatureNames.StateNorm).ToArray());
        StateNorms = [.. stateNorm.Chunk(width).Select(gains => new Gains(gains, Shape.NormEpsilon))];
        (Embed, Fuse) = (Whole(FeatureNames.Embed), Whole(FeatureNames.Fuse));
        (FusedNorm, TokenNorm, FinalNorm) = (Norm(FeatureNames.FusedNorm), Norm(FeatureNames.TokenNorm), Norm(FeatureNames.FinalNorm));
        CellGate = Part(FeatureNames.CellGateUp, 0, Shape.CellHidden);
        CellUp = Part(FeatureNames.CellGateUp, Shape.CellHidden, Shape.CellHidden);
        CellDown = Whole(FeatureNames.CellDown);
        Layers = [.. Enumerable.Range(0, Shape.Layers).Select(block => new FeatureLayer
        {
            AttentionNorm = Norm(FeatureNames.AttentionNorm(block)),
            Query = Whole(FeatureNames.Query(block)),
            KeyValue = Whole(FeatureNames.KeyValue(block)),
            Output = Whole(FeatureNames.Output(block)),
            FeedNorm = Norm(FeatureNames.FeedNorm(block)),
            Gate = Part(FeatureNames.GateUp(block), 0, Shape.Hidden),
            Up = Part(FeatureNames.GateUp(block), Shape.Hidden, Shape.Hidden),
            Down = Whole(FeatureNames.Down(block)),
        })];

        TiledMatrix Whole(string name) => Part(name, 0, weights.Matrix(name).Rows);

        TiledMatrix Part(string name, int first, int rows) => CourseModels.Rows(weights.Matrix(name), first, rows, format);

        Gains Norm(string name) => new([.. weights.Vector(name)], Shape.NormEpsilon);
    }

    public FeatureShape Shape { get; }

    internal IReadOnlyList<Gains> StateNorms { get; }

    internal TiledMatrix Fuse { get; } // [D, 3 W]

    internal Gains FusedNorm { get; }

    internal TiledMatrix Embed { get; } // [V, D]

    internal float[] Entry { get; } // [D]

    internal float[] Slots { get; } // [K, D]

    internal IReadOnlyList<FeatureLayer> Layers { get; }

    internal Gains TokenNorm { get; }

    internal TiledMatrix CellGate { get; } // [C, 3 D]

    internal TiledMatrix CellUp { get; } // [C, 3 D]

    internal TiledMatrix CellDown { get; } // [D, C]

    internal Gains FinalNorm { get; }

    /// <summary>Makes weights ready to run, in the format that they have or in another.</summary>
    public static FeatureNetwork Prepare(FeatureWeights weights, MatrixFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new(weights, format ?? CourseModels.Native(weights.Form));
    }
}

/// <summary>One layer over the slots. Keys and values are made of fused states and of slots by one matrix.</summary>
internal sealed record FeatureLayer
{
    public required Gains AttentionNorm { get; init; }

    /// <summary>[H h, D].</summary>
    public required TiledMatrix Query { get; init; }

    /// <summary>[2 KvHeads h, D].</summary>
    public required TiledMatrix KeyValue { get; init; }

    /// <summary>[D, H h].</summary>
    public required TiledMatrix Output { get; init; }

    public required Gains FeedNorm { get; init; }

    /// <summary>[F, D].</summary>
    public required TiledMatrix Gate { get; init; }

    /// <summary>[F, D].</summary>
    public required TiledMatrix Up { get; init; }

    /// <summary>[D, F].</summary>
    public required TiledMatrix Down { get; init; }
}
