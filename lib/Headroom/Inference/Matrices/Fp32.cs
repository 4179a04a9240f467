using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Headroom.Inference.Matrices;

/// <summary>Weights as they were trained, 4 bytes each: a column of 16 rows, then the next.</summary>
internal readonly struct Fp32 : IFloatFormat
{
    private const int ColumnBytes = 4 * TiledMatrix.Tile;

    public static string Name => "FP32";

    public static int PairBytes => 2 * ColumnBytes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<float> Even, Vector512<float> Odd) Load(ref byte pair) =>
        (Vector512.LoadUnsafe(ref pair).AsSingle(), Vector512.LoadUnsafe(ref pair, ColumnBytes).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Even, Vector256<float> Odd) LoadHalf(ref byte pair, int half) =>
        (Vector256.LoadUnsafe(ref pair, (nuint)(32 * half)).AsSingle(),
            Vector256.LoadUnsafe(ref pair, (nuint)(ColumnBytes + 32 * half)).AsSingle());

    public static void Set(Span<byte> pair, int row, float even, float odd)
    {
        BinaryPrimitives.WriteSingleLittleEndian(pair[(4 * row)..], even);
        BinaryPrimitives.WriteSingleLittleEndian(pair[(ColumnBytes + 4 * row)..], odd);
    }

    public static (float Even, float Odd) Get(ReadOnlySpan<byte> pair, int row) =>
        (BinaryPrimitives.ReadSingleLittleEndian(pair[(4 * row)..]),
            BinaryPrimitives.ReadSingleLittleEndian(pair[(ColumnBytes + 4 * row)..]));
}
