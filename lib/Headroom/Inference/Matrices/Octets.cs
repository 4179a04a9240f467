using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Headroom.Inference.Matrices;

/// <summary>
/// Unsigned bytes of 16 rows times signed bytes, over 32 columns. Sums are integers of at most 32 x 255 x 127, so any instruction and any
/// order has the same ones: vpdpbusd, which adds four products to a lane; else vpmaddwd on even and odd columns; else one column at a time.
/// </summary>
internal static class Octets
{
    public const int Bytes = 16 * CodePlaces.Columns;
    private const int Groups = CodePlaces.Columns / 4, GroupBytes = 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Dot(ref byte codes, ref int quads)
    {
        if (AvxVnni.IsSupported) return Vnni(ref codes, ref quads);
        return Avx2.IsSupported ? Words(ref codes, ref quads) : Columns(ref codes, ref quads);
    }

    /// <summary>For two tokens: each weight is loaded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<int> One, Vector512<int> Other) Dots(ref byte codes, ref int one, ref int other)
    {
        if (!AvxVnni.IsSupported) return (Dot(ref codes, ref one), Dot(ref codes, ref other));
        Vector256<int> a0 = default, a1 = default, b0 = default, b1 = default;
        for (nint g = 0; g < Groups; g++)
        {
            var (low, high) = Load(ref codes, g);
            var (xa, xb) = (Vector256.Create(Unsafe.Add(ref one, g)).AsSByte(), Vector256.Create(Unsafe.Add(ref other, g)).AsSByte());
            a0 = AvxVnni.MultiplyWideningAndAdd(a0, low, xa);
            a1 = AvxVnni.MultiplyWideningAndAdd(a1, high, xa);
            b0 = AvxVnni.MultiplyWideningAndAdd(b0, low, xb);
            b1 = AvxVnni.MultiplyWideningAndAdd(b1, high, xb);
        }
        return (Vector512.Create(a0, a1), Vector512.Create(b0, b1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Vnni(ref byte codes, ref int quads)
    {
        Vector256<int> a0 = default, a1 = default, b0 = default, b1 = default; // two chains for each half
        for (nint g = 0; g < Groups; g += 2)
        {
            var ((low0, high0), (low1, high1)) = (Load(ref codes, g), Load(ref codes, g + 1));
            var (x0, x1) = (Vector256.Create(Unsafe.Add(ref quads, g)).AsSByte(), Vector256.Create(Unsafe.Add(ref quads, g + 1)).AsSByte());
            a0 = AvxVnni.MultiplyWideningAndAdd(a0, low0, x0);
            a1 = AvxVnni.MultiplyWideningAndAdd(a1, high0, x0);
            b0 = AvxVnni.MultiplyWideningAndAdd(b0, low1, x1);
            b1 = AvxVnni.MultiplyWideningAndAdd(b1, high1, x1);
        }
        return Vector512.Create(a0 + b0, a1 + b1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Words(ref byte codes, ref int quads)
    {
        var (sum0, sum1) = (Vector256<int>.Zero, Vector256<int>.Zero);
        for (nint g = 0; g < Groups; g++)
        {
            var (low, high) = Load(ref codes, g);
            var x = Vector256.Create(Unsafe.Add(ref quads, g)).AsInt16();
            var (even, odd) = (x << 8 >> 8, x >> 8);
            sum0 += Words(low, even, odd);
            sum1 += Words(high, even, odd);
        }
        return Vector512.Create(sum0, sum1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Words(Vector256<byte> codes, Vector256<short> even, Vector256<short> odd)
    {
        var words = codes.AsUInt16();
        return Avx2.MultiplyAddAdjacent((words & Vector256.Create((ushort)255)).AsInt16(), even)
            + Avx2.MultiplyAddAdjacent((words >>> 8).AsInt16(), odd);
    }

    private static Vector512<int> Columns(ref byte codes, ref int quads)
    {
        var sum = Vector512<int>.Zero;
        for (nint g = 0; g < Groups; g++)
        {
            var lanes = Vector512.LoadUnsafe(ref codes, (nuint)(g * GroupBytes)).AsInt32();
            var quad = Unsafe.Add(ref quads, g);
            for (var i = 0; i < 4; i++)
                sum += (lanes >>> (8 * i) & Vector512.Create(255)) * Vector512.Create((int)(sbyte)(quad >> 8 * i));
        }
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<byte> Low, Vector256<byte> High) Load(ref byte codes, nint group) =>
        (Vector256.LoadUnsafe(ref codes, (nuint)(group * GroupBytes)), Vector256.LoadUnsafe(ref codes, (nuint)(group * GroupBytes + 32)));
}
