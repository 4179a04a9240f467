namespace Headroom.Inference.Matrices;

/// <summary>Where the code of a row and a column is among those of 16 rows and 32 columns.</summary>
internal static class CodePlaces
{
    public const int Columns = 32;

    /// <summary>A byte each: four columns of 16 rows, then the next four.</summary>
    public static int Octet(int row, int column) => column / 4 * (4 * TiledMatrix.Tile) + row * 4 + column % 4;

    /// <summary>Half a byte each: columns 0 to 15 in the low halves, 16 to 31 in the high ones.</summary>
    public static (int Byte, int Shift) Nibble(int row, int column) => (Octet(row, column % 16), column < 16 ? 0 : 4);

    public static void SetNibble(Span<byte> codes, int row, int column, int code)
    {
        var (at, shift) = Nibble(row, column);
        codes[at] = (byte)(codes[at] & ~(15 << shift) | code << shift);
    }

    public static int GetNibble(ReadOnlySpan<byte> codes, int row, int column)
    {
        var (at, shift) = Nibble(row, column);
        return codes[at] >> shift & 15;
    }
}
