using Headroom.Inference.Matrices;
using Headroom.Shipped;

namespace Headroom.Inference.Models;

/// <summary>A model that can be run: its sizes, and all weights in the formats in which they are multiplied.</summary>
public sealed class Transformer
{
    internal Transformer(
        DecoderShape shape, TiledMatrix embedding, TiledMatrix? head, IReadOnlyList<TransformerBlock> blocks, ReadOnlySpan<float> norm,
        float[]? ropeDivisors = null)
    {
        shape.Check();
        (Shape, Embedding, Head, Blocks, RopeDivisors) = (shape, embedding, head ?? embedding, blocks, ropeDivisors);
        if (ropeDivisors is not null && ropeDivisors.Length != shape.HeadSize / 2)
            throw new ArgumentException($"there are {ropeDivisors.Length} divisors for the {shape.HeadSize / 2} frequencies of a head.");
        Norm = new Gains(norm, shape.NormEpsilon);
        foreach (var (name, matrix, rows, columns) in Expected())
            if (matrix.Rows != rows || matrix.Columns != columns)
                throw new ArgumentException($"{name} is [{matrix.Rows}, {matrix.Columns}] and must be [{rows}, {columns}].");
    }

    public DecoderShape Shape { get; }

    /// <summary>
    /// Bytes of weights that a token alone reads: all matrices and norms once, and of an embedding that is not the head as well one row,
    /// which is left out.
    /// </summary>
    public long BytesPerToken => Head.Bytes + Norm.Bytes + Blocks.Sum(block => block.Bytes);

    /// <summary>Formats of the matrices: <c>Q4_0</c>, or several with a plus between.</summary>
    public string Format =>
        string.Join(" + ", Blocks.SelectMany(block => block.Matrices).Append(Head).Select(matrix => matrix.Format).Distinct());

    internal TiledMatrix Embedding { get; } // [V, D]

    internal TiledMatrix Head { get; } // [V, D]

    internal IReadOnlyList<TransformerBlock> Blocks { get; }

    internal Gains Norm { get; }

    /// <summary>By how much each frequency of the positions is divided, [h/2]; null where they are the shape's.</summary>
    internal float[]? RopeDivisors { get; }

    private IEnumerable<(string Name, TiledMatrix Matrix, int Rows, int Columns)> Expected()
    {
        var (width, hidden) = (Shape.Width, Shape.Hidden);
        yield return ("the embedding", Embedding, Shape.Vocabulary, width);
        yield return ("the head", Head, Shape.Vocabulary, width);
        foreach (var (i, block) in Blocks.Index())
        {
            yield return ($"qkv of block {i}", block.Qkv, Shape.QkvRows, width);
            yield return ($"output of block {i}", block.Output, width, Shape.Heads * Shape.HeadSize);
            yield return ($"gate of block {i}", block.Gate, hidden, width);
            yield return ($"up of block {i}", block.Up, hidden, width);
            yield return ($"down of block {i}", block.Down, width, hidden);
        }
    }
}
