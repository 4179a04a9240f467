using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Headroom.Inference.Matrices;

/// <summary>
/// Half bytes of 16 rows times signed bytes, over 32 columns, as <see cref="Octets"/> has it for bytes. Codes of at most 15 let vpmaddubsw
/// add eight pairs in 16 bits: 8 x 2 x 15 x 127 is 30,480.
/// </summary>
internal static class Nibbles16
{
    public const int Bytes = Octets.Bytes / 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Dot(ref byte codes, ref int quads)
    {
        if (Avx512BW.IsSupported && Vector512.IsHardwareAccelerated) return Wide(ref codes, ref quads);
        if (AvxVnni.IsSupported) return Vnni(ref codes, ref quads);
        return Avx2.IsSupported ? Pairs(ref codes, ref quads) : Columns(ref codes, ref quads);
    }

    /// <summary>A byte for each code, columns in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unpack(ref byte codes, ref byte octets)
    {
        for (nuint v = 0; v < Bytes; v += 64)
        {
            var both = Vector512.LoadUnsafe(ref codes, v);
            (both & Vector512.Create((byte)15)).StoreUnsafe(ref octets, v);
            High(both).StoreUnsafe(ref octets, v + Bytes);
        }
    }

    /// <summary>For four tokens: each weight is loaded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<int> A, Vector512<int> B, Vector512<int> C, Vector512<int> D) Dots(
        ref byte codes, ref int a, ref int b, ref int c, ref int d)
    {
        if (Avx512BW.IsSupported && Vector512.IsHardwareAccelerated) return Wide(ref codes, ref a, ref b, ref c, ref d);
        return (Dot(ref codes, ref a), Dot(ref codes, ref b), Dot(ref codes, ref c), Dot(ref codes, ref d));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<int> A, Vector512<int> B, Vector512<int> C, Vector512<int> D) Wide(
        ref byte codes, ref int a, ref int b, ref int c, ref int d)
    {
        Vector512<short> sumA = default, sumB = default, sumC = default, sumD = default;
        for (nint g = 0; g < 4; g++)
        {
            var both = Vector512.LoadUnsafe(ref codes, (nuint)(64 * g));
            var (low, high) = (both & Vector512.Create((byte)15), High(both));
            sumA += Products(low, ref a, g) + Products(high, ref a, g + 4);
            sumB += Products(low, ref b, g) + Products(high, ref b, g + 4);
            sumC += Products(low, ref c, g) + Products(high, ref c, g + 4);
            sumD += Products(low, ref d, g) + Products(high, ref d, g + 4);
        }
        return (Whole(sumA), Whole(sumB), Whole(sumC), Whole(sumD));
    }

    /// <summary>For four tokens and eight of the rows: what sixteen registers hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<int> A, Vector256<int> B, Vector256<int> C, Vector256<int> D) HalfDots(
        ref byte codes, int half, ref int a, ref int b, ref int c, ref int d)
    {
        Vector256<short> sumA = default, sumB = default, sumC = default, sumD = default;
        for (nint g = 0; g < 4; g++)
        {
            var both = Vector256.LoadUnsafe(ref codes, (nuint)(64 * g + 32 * half));
            var (low, high) = (both & Vector256.Create((byte)15), High(both));
            sumA += Pairs(low, high, ref a, g);
            sumB += Pairs(low, high, ref b, g);
            sumC += Pairs(low, high, ref c, g);
            sumD += Pairs(low, high, ref d, g);
        }
        var ones = Vector256<short>.One;
        return (Avx2.MultiplyAddAdjacent(sumA, ones), Avx2.MultiplyAddAdjacent(sumB, ones), Avx2.MultiplyAddAdjacent(sumC, ones),
            Avx2.MultiplyAddAdjacent(sumD, ones));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Wide(ref byte codes, ref int quads)
    {
        var (low, high) = (Vector512<short>.Zero, Vector512<short>.Zero);
        for (nint g = 0; g < 4; g++)
        {
            var both = Vector512.LoadUnsafe(ref codes, (nuint)(64 * g));
            low += Products(both & Vector512.Create((byte)15), ref quads, g);
            high += Products(High(both), ref quads, g + 4);
        }
        return Whole(low + high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Products(Vector512<byte> codes, ref int quads, nint at) =>
        Avx512BW.MultiplyAddAdjacent(codes, Vector512.Create(Unsafe.Add(ref quads, at)).AsSByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Whole(Vector512<short> pairs) => Avx512BW.MultiplyAddAdjacent(pairs, Vector512<short>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Vnni(ref byte codes, ref int quads)
    {
        Vector256<int> a0 = default, a1 = default, b0 = default, b1 = default;
        for (nint g = 0; g < 4; g++)
        {
            var (first, second) = Load(ref codes, g);
            var (x, y) = (Vector256.Create(Unsafe.Add(ref quads, g)).AsSByte(), Vector256.Create(Unsafe.Add(ref quads, g + 4)).AsSByte());
            a0 = AvxVnni.MultiplyWideningAndAdd(a0, first & Vector256.Create((byte)15), x);
            a1 = AvxVnni.MultiplyWideningAndAdd(a1, second & Vector256.Create((byte)15), x);
            b0 = AvxVnni.MultiplyWideningAndAdd(b0, High(first), y);
            b1 = AvxVnni.MultiplyWideningAndAdd(b1, High(second), y);
        }
        return Vector512.Create(a0 + b0, a1 + b1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Pairs(ref byte codes, ref int quads)
    {
        var (sum0, sum1) = (Vector256<short>.Zero, Vector256<short>.Zero);
        for (nint g = 0; g < 4; g++)
        {
            var (first, second) = Load(ref codes, g);
            var (x, y) = (Vector256.Create(Unsafe.Add(ref quads, g)).AsSByte(), Vector256.Create(Unsafe.Add(ref quads, g + 4)).AsSByte());
            sum0 += Avx2.MultiplyAddAdjacent(first & Vector256.Create((byte)15), x) + Avx2.MultiplyAddAdjacent(High(first), y);
            sum1 += Avx2.MultiplyAddAdjacent(second & Vector256.Create((byte)15), x) + Avx2.MultiplyAddAdjacent(High(second), y);
        }
        return Vector512.Create(
            Avx2.MultiplyAddAdjacent(sum0, Vector256<short>.One), Avx2.MultiplyAddAdjacent(sum1, Vector256<short>.One));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Pairs(Vector256<byte> low, Vector256<byte> high, ref int quads, nint at) =>
        Avx2.MultiplyAddAdjacent(low, Vector256.Create(Unsafe.Add(ref quads, at)).AsSByte())
        + Avx2.MultiplyAddAdjacent(high, Vector256.Create(Unsafe.Add(ref quads, at + 4)).AsSByte());

    private static Vector512<int> Columns(ref byte codes, ref int quads)
    {
        Span<byte> octets = stackalloc byte[Octets.Bytes];
        Unpack(ref codes, ref octets[0]);
        return Octets.Columns(ref octets[0], ref quads);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> High(Vector512<byte> both) => (both.AsUInt16() >>> 4).AsByte() & Vector512.Create((byte)15);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> High(Vector256<byte> both) => (both.AsUInt16() >>> 4).AsByte() & Vector256.Create((byte)15);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<byte> First, Vector256<byte> Second) Load(ref byte codes, nint group) =>
        (Vector256.LoadUnsafe(ref codes, (nuint)(64 * group)), Vector256.LoadUnsafe(ref codes, (nuint)(64 * group + 32)));
}
