using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Headroom.Inference.Vectors;

namespace Headroom.Inference.Matrices;

/// <summary>GGUF's Q4_0: an FP16 scale and 32 half bytes, of which 8 means 0; columns 16 to 31 in the high halves.</summary>
internal readonly struct Q40 : IIntegerFormat
{
    public static string Name => "Q4_0";

    public static int PackedColumns => 32;

    public static int PackedBytes => 18;

    public static int CodeBytes => Nibbles16.Bytes;

    public static int ScaleBytes => 2 * TiledMatrix.Tile;

    public static int Zero => 8;

    public static bool HasMinimum => false;

    public static bool TakesWords => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Dot(ref byte codes, ref int token) => Nibbles16.Dot(ref codes, ref token);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<int> A, Vector512<int> B, Vector512<int> C, Vector512<int> D) Dots(
        ref byte codes, ref int a, ref int b, ref int c, ref int d) => Nibbles16.Dots(ref codes, ref a, ref b, ref c, ref d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<int> A, Vector256<int> B, Vector256<int> C, Vector256<int> D) HalfDots(
        ref byte codes, int half, ref int a, ref int b, ref int c, ref int d) =>
        Nibbles16.HalfDots(ref codes, half, ref a, ref b, ref c, ref d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(ref byte scales, nint block) => Halves.Load(ref Unsafe.Add(ref scales, block * ScaleBytes));

    public static Vector512<float> Minimum(ref byte scales, nint block) => default;

    public static void Set(ReadOnlySpan<byte> packed, int row, Span<byte> codes, Span<byte> scales)
    {
        packed[..2].CopyTo(scales[(2 * row)..]);
        for (var j = 0; j < 16; j++) codes[CodePlaces.Octet(row, j)] = packed[2 + j];
    }

    public static void Get(ReadOnlySpan<byte> codes, ReadOnlySpan<byte> scales, int row, Span<byte> packed)
    {
        scales.Slice(2 * row, 2).CopyTo(packed);
        for (var j = 0; j < 16; j++) packed[2 + j] = codes[CodePlaces.Octet(row, j)];
    }
}
