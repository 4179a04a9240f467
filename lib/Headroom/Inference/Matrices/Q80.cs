using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Headroom.Inference.Vectors;

namespace Headroom.Inference.Matrices;

/// <summary>
/// GGUF's Q8_0: an FP16 scale and 32 signed bytes. Codes are kept 128 higher, for products of unsigned with signed bytes.
/// </summary>
internal readonly struct Q80 : IIntegerFormat
{
    public static string Name => "Q8_0";

    public static int PackedColumns => 32;

    public static int PackedBytes => 34;

    public static int CodeBytes => Octets.Bytes;

    public static int ScaleBytes => 2 * TiledMatrix.Tile;

    public static int Zero => 128;

    public static bool HasMinimum => false;

    public static bool TakesWords
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Octets.TakesWords;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Dot(ref byte codes, ref int token) => Octets.Dot(ref codes, ref token);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<int> A, Vector512<int> B, Vector512<int> C, Vector512<int> D) Dots(
        ref byte codes, ref int a, ref int b, ref int c, ref int d) => Octets.Dots(ref codes, ref a, ref b, ref c, ref d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<int> A, Vector256<int> B, Vector256<int> C, Vector256<int> D) HalfDots(
        ref byte codes, int half, ref int a, ref int b, ref int c, ref int d) =>
        Octets.HalfDots(ref codes, half, ref a, ref b, ref c, ref d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(ref byte scales, nint block) => Halves.Load(ref Unsafe.Add(ref scales, block * ScaleBytes));

    public static Vector512<float> Minimum(ref byte scales, nint block) => default;

    public static void Set(ReadOnlySpan<byte> packed, int row, Span<byte> codes, Span<byte> scales)
    {
        packed[..2].CopyTo(scales[(2 * row)..]);
        for (var column = 0; column < 32; column++) codes[CodePlaces.Octet(row, column)] = (byte)(packed[2 + column] ^ 128);
    }

    public static void Get(ReadOnlySpan<byte> codes, ReadOnlySpan<byte> scales, int row, Span<byte> packed)
    {
        scales.Slice(2 * row, 2).CopyTo(packed);
        for (var column = 0; column < 32; column++) packed[2 + column] = (byte)(codes[CodePlaces.Octet(row, column)] ^ 128);
    }
}
