namespace Headroom.Tiling;

/// <summary>
/// Rows of d floats that come a tile at a time into one buffer, as a group of a kernel brings them into shared memory. Counts the tiles.
/// </summary>
public sealed class RowTiles
{
    private readonly float[] _rows;
    private readonly float[] _tile;

    /// <param name="rows">[rows, d], rows one after the other; a copy is kept.</param>
    /// <param name="d">Floats of a row.</param>
    /// <param name="size">Rows of a tile.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="d"/> or <paramref name="size"/> is not positive.</exception>
    /// <exception cref="ArgumentException">The last row is not whole.</exception>
    public RowTiles(ReadOnlySpan<float> rows, int d, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(d);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (rows.Length % d != 0) throw new ArgumentException($"{rows.Length} floats are no whole rows of {d}.", nameof(rows));
        (_rows, _tile, Size) = (rows.ToArray(), new float[checked(size * d)], size);
    }

    /// <summary>Rows of a tile.</summary>
    public int Size { get; }

    /// <summary>Tiles brought so far.</summary>
    public int Loaded { get; private set; }

    /// <summary>
    /// The tile [<see cref="Size"/>, d] of rows <paramref name="first"/>, first + 1, ...: float c of its row j at j * d + c.
    /// Past the last row it holds NaN. It is the same array each time, so the next call overwrites it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="first"/> is negative.</exception>
    public float[] Load(int first)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        Loaded++;
        var d = _tile.Length / Size;
        var there = _rows.AsSpan((int)Math.Min((long)first * d, _rows.Length));
        if (there.Length > _tile.Length) there = there[.._tile.Length];
        there.CopyTo(_tile);
        _tile.AsSpan(there.Length).Fill(float.NaN);
        return _tile;
    }
}
