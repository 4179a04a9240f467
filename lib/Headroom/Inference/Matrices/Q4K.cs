using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Headroom.Inference.Vectors;
using Headroom.Quantization.Gguf;

namespace Headroom.Inference.Matrices;

/// <summary>
/// GGUF's Q4_K: 256 columns in eight blocks of 32, an FP16 scale and an FP16 minimum for all, a share of 6 bits of each for every block.
/// The shares are a byte each here, 148 bytes for 144: one load widens those of 16 rows.
/// </summary>
internal readonly struct Q4K : IIntegerFormat
{
    private const int SubBlocks = 8, Halves16 = 2 * TiledMatrix.Tile, SharesAt = 2 * Halves16; // scales, minima, then shares
    private const int CodesAt = 16; // of a packed block

    public static string Name => "Q4_K";

    public static int PackedColumns => 256;

    public static int PackedBytes => 144;

    public static int CodeBytes => Nibbles16.Bytes;

    public static int ScaleBytes => SharesAt + 2 * SubBlocks * TiledMatrix.Tile;

    public static int Zero => 0;

    public static bool HasMinimum => true;

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
    public static Vector512<float> Scale(ref byte scales, nint block) => Share(ref scales, block, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Minimum(ref byte scales, nint block) => Share(ref scales, block, 1);

    public static void Set(ReadOnlySpan<byte> packed, int row, Span<byte> codes, Span<byte> scales)
    {
        packed[..2].CopyTo(scales[(2 * row)..]);
        packed.Slice(2, 2).CopyTo(scales[(Halves16 + 2 * row)..]);
        for (var sub = 0; sub < SubBlocks; sub++)
        {
            var (scale, minimum) = SixBits.Read(packed[4..CodesAt], sub);
            scales[SharesAt + 32 * sub + row] = (byte)scale;
            scales[SharesAt + 32 * sub + 16 + row] = (byte)minimum;
            var block = codes.Slice(sub * CodeBytes, CodeBytes);
            for (var column = 0; column < 32; column++) CodePlaces.SetNibble(block, row, column, Code(packed, sub, column));
        }
    }

    public static void Get(ReadOnlySpan<byte> codes, ReadOnlySpan<byte> scales, int row, Span<byte> packed)
    {
        packed.Clear();
        scales.Slice(2 * row, 2).CopyTo(packed);
        scales.Slice(Halves16 + 2 * row, 2).CopyTo(packed[2..]);
        for (var sub = 0; sub < SubBlocks; sub++)
        {
            SixBits.Write(packed[4..CodesAt], sub, scales[SharesAt + 32 * sub + row], scales[SharesAt + 32 * sub + 16 + row]);
            var block = codes.Slice(sub * CodeBytes, CodeBytes);
            for (var column = 0; column < 32; column++)
                packed[CodesAt + sub / 2 * 32 + column] |= (byte)(CodePlaces.GetNibble(block, row, column) << (sub % 2 * 4));
        }
    }

    // Two blocks share 32 bytes: the even one has the low halves.
    private static int Code(ReadOnlySpan<byte> packed, int sub, int column) =>
        packed[CodesAt + sub / 2 * 32 + column] >> (sub % 2 * 4) & 15;

    // kind 0: scales; 1: minima.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Share(ref byte scales, nint block, nint kind)
    {
        ref var all = ref Unsafe.Add(ref scales, block / SubBlocks * ScaleBytes);
        var whole = Halves.Load(ref Unsafe.Add(ref all, kind * Halves16));
        var bytes = Vector128.LoadUnsafe(ref Unsafe.Add(ref all, SharesAt + block % SubBlocks * 32 + kind * 16));
        var shares = Quantization.Packing.Lanes.FromBytes(bytes);
        return whole * Vector512.ConvertToSingle(shares);
    }
}
