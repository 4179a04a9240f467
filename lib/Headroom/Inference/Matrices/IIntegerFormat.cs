using System.Runtime.Intrinsics;

namespace Headroom.Inference.Matrices;

/// <summary>
/// How an <see cref="IntegerMatrix{TFormat}"/> keeps its weights: blocks of 32 columns of 16 rows. A weight is
/// <c>scale * (code - Zero) - minimum</c>, and a code an unsigned byte or half of one.
/// </summary>
internal interface IIntegerFormat
{
    static abstract string Name { get; }

    /// <summary>Columns of a packed block, of which rows have a whole number: a multiple of 32.</summary>
    static abstract int PackedColumns { get; }

    /// <summary>Bytes of a packed block of one row, as files have it.</summary>
    static abstract int PackedBytes { get; }

    /// <summary>Codes of 16 rows and 32 columns.</summary>
    static abstract int CodeBytes { get; }

    /// <summary>Scales, and minima where there are, of 16 rows and <see cref="PackedColumns"/>.</summary>
    static abstract int ScaleBytes { get; }

    /// <summary>The code that means 0.</summary>
    static abstract int Zero { get; }

    static abstract bool HasMinimum { get; }

    /// <summary>Whether a token's codes are read as words of 16 bits, and not as groups of four bytes.</summary>
    static abstract bool TakesWords { get; }

    /// <summary>Codes times those of a token over 32 columns, a sum for each of 16 rows, exact.</summary>
    static abstract Vector512<int> Dot(ref byte codes, ref int token);

    /// <summary>For four tokens: each weight is loaded once.</summary>
    static abstract (Vector512<int> A, Vector512<int> B, Vector512<int> C, Vector512<int> D) Dots(
        ref byte codes, ref int a, ref int b, ref int c, ref int d);

    /// <summary>The same for rows 0 to 7, or 8 to 15 where <paramref name="half"/> is 1, in registers of eight lanes.</summary>
    static abstract (Vector256<int> A, Vector256<int> B, Vector256<int> C, Vector256<int> D) HalfDots(
        ref byte codes, int half, ref int a, ref int b, ref int c, ref int d);

    /// <summary>The scales of 16 rows for a block of 32 columns; <paramref name="scales"/> begins at the tile's first.</summary>
    static abstract Vector512<float> Scale(ref byte scales, nint block);

    /// <summary>The minima of 16 rows for a block of 32 columns.</summary>
    static abstract Vector512<float> Minimum(ref byte scales, nint block);

    /// <summary>One packed block of one row into its place among 16 rows.</summary>
    static abstract void Set(ReadOnlySpan<byte> packed, int row, Span<byte> codes, Span<byte> scales);

    /// <summary>One packed block of one row as it was.</summary>
    static abstract void Get(ReadOnlySpan<byte> codes, ReadOnlySpan<byte> scales, int row, Span<byte> packed);
}
