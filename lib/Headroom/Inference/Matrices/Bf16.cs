using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Headroom.Inference.Matrices;

/// <summary>
/// The upper half of FP32, 2 bytes a weight, rounded to nearest, ties to even. Two columns share the 32 bits of a row's lane, the even one
/// below: a shift widens it, a mask the other. Products are those of FP32.
/// </summary>
internal readonly struct Bf16 : IFloatFormat
{
    public static string Name => "BF16";

    public static int PairBytes => 4 * TiledMatrix.Tile;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<float> Even, Vector512<float> Odd) Load(ref byte pair)
    {
        var both = Vector512.LoadUnsafe(ref pair).AsUInt32();
        return ((both << 16).AsSingle(), (both & Vector512.Create(0xFFFF_0000)).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Even, Vector256<float> Odd) LoadHalf(ref byte pair, int half)
    {
        var both = Vector256.LoadUnsafe(ref pair, (nuint)(32 * half)).AsUInt32();
        return ((both << 16).AsSingle(), (both & Vector256.Create(0xFFFF_0000)).AsSingle());
    }

    public static void Set(Span<byte> pair, int row, float even, float odd)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(pair[(4 * row)..], Round(even));
        BinaryPrimitives.WriteUInt16LittleEndian(pair[(4 * row + 2)..], Round(odd));
    }

    public static (float Even, float Odd) Get(ReadOnlySpan<byte> pair, int row) =>
        (Widen(BinaryPrimitives.ReadUInt16LittleEndian(pair[(4 * row)..])),
            Widen(BinaryPrimitives.ReadUInt16LittleEndian(pair[(4 * row + 2)..])));

    /// <summary>The nearest BF16, ties to even; a NaN stays one.</summary>
    public static ushort Round(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value) ? (ushort)(bits >> 16 | 0x40) : (ushort)((bits + 0x7FFF + (bits >> 16 & 1)) >> 16);
    }

    private static float Widen(ushort upper) => BitConverter.UInt32BitsToSingle((uint)upper << 16);
}
