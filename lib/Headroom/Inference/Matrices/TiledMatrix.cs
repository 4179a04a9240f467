using Headroom.Inference.Teams;

namespace Headroom.Inference.Matrices;

/// <summary>
/// Weights [rows, columns] in tiles of 16 rows: a vector holds one column, or some, of 16 rows, so each row has a lane of its own and
/// nothing is ever summed across lanes. A row's sum runs over the columns in one order, whatever is computed beside it: the same bits for
/// one token or many, one thread or many, on every processor.
/// </summary>
public abstract class TiledMatrix
{
    /// <summary>Rows side by side.</summary>
    public const int Tile = 16;

    private protected TiledMatrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        (Rows, Columns) = (rows, columns);
    }

    /// <summary>Outputs of a product.</summary>
    public int Rows { get; }

    /// <summary>Inputs of a product.</summary>
    public int Columns { get; }

    /// <summary>As tables name it: <c>FP32</c>, <c>Q4_0</c>.</summary>
    public abstract string Format { get; }

    /// <summary>Bytes that a product reads, padding included.</summary>
    public abstract long Bytes { get; }

    internal int Tiles => (Rows + Tile - 1) / Tile;

    /// <summary>Whether it multiplies activations in int8, rather than in FP32.</summary>
    internal abstract bool TakesCodes { get; }

    /// <summary>One row as FP32: what an embedding looks up.</summary>
    /// <param name="row">Below <see cref="Rows"/>.</param>
    /// <param name="values">[columns].</param>
    public abstract void CopyRow(int row, Span<float> values);

    /// <summary>
    /// Rows of the tiles from <paramref name="first"/> to before <paramref name="end"/> of y = W x for some tokens; y += W x where
    /// <paramref name="adds"/>. A matrix that takes codes reads <paramref name="codes"/>, any other <paramref name="x"/>.
    /// </summary>
    internal abstract void Multiply(Activations x, CodedActivations codes, int tokens, int first, int end, Activations y, bool adds);

    /// <summary>The same weights in memory of their own.</summary>
    public abstract TiledMatrix Copy();

    /// <summary>W x for x [tokens, columns]: [tokens, rows].</summary>
    /// <exception cref="ArgumentException">There is not a whole number of rows in x.</exception>
    public float[] Multiply(ReadOnlySpan<float> x, int threads = 1)
    {
        var tokens = x.Length / Columns;
        if (x.Length != (long)tokens * Columns)
            throw new ArgumentException($"[{Rows}, {Columns}] times {x.Length} values: they are no whole rows of {Columns}.", nameof(x));
        var (input, output) = (Activations.Of(x, tokens, Columns), new Activations(tokens, Rows));
        var codes = new CodedActivations(tokens, Columns);
        if (TakesCodes) codes.Take(input, tokens);
        using var team = new Team(threads);
        team.Run(worker =>
        {
            var (first, end) = Team.Share(Tiles, worker, threads);
            Multiply(input, codes, tokens, first, end, output, adds: false);
        });
        var y = new float[tokens * Rows];
        for (var token = 0; token < tokens; token++) output[token].CopyTo(y.AsSpan(token * Rows));
        return y;
    }

    private protected void CheckRow(int row, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
        if (length != Columns) throw new ArgumentException($"a row has {Columns} values, and there is room for {length}.");
    }
}
