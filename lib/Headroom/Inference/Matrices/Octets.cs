using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Headroom.Inference.Matrices;

/// <summary>
/// Unsigned bytes of 16 rows times signed bytes, over 32 columns. Sums are integers of at most 32 x 255 x 127, so any instruction and any
/// order has the same ones: vpdpbusd, which adds four products to a lane; else vpmaddwd of 512 or 256 bits, on even and odd columns; else
/// one column at a time.
/// </summary>
internal static class Octets
{
    public const int Bytes = 16 * CodePlaces.Columns;

    /// <summary>Pairs of words that a token's block has: of even columns, then of odd ones.</summary>
    public const int WordPairs = 2 * Groups;

    private const int Groups = CodePlaces.Columns / 4, GroupBytes = 64;

    /// <summary>
    /// Whether a token's codes are wanted as words, for vpmaddwd: where .NET has no vpdpbusd. A processor with AVX-512 VNNI alone is one of
    /// these, for .NET 10 knows the instruction only with the prefix that it has not.
    /// </summary>
    public static bool TakesWords
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !AvxVnni.IsSupported && Avx2.IsSupported;
    }

    private static bool IsWide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512BW.IsSupported && Vector512.IsHardwareAccelerated;
    }

    /// <summary>Of one token: words where <see cref="TakesWords"/>, else groups of four bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Dot(ref byte codes, ref int token)
    {
        if (TakesWords) return IsWide ? WideWords(ref codes, ref token) : Words(ref codes, ref token);
        return AvxVnni.IsSupported ? Vnni(ref codes, ref token) : Columns(ref codes, ref token);
    }

    /// <summary>For four tokens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<int> A, Vector512<int> B, Vector512<int> C, Vector512<int> D) Dots(
        ref byte codes, ref int a, ref int b, ref int c, ref int d)
    {
        if (TakesWords && IsWide) return WideWords(ref codes, ref a, ref b, ref c, ref d);
        if (AvxVnni.IsSupported) return Vnni(ref codes, ref a, ref b, ref c, ref d);
        return (Dot(ref codes, ref a), Dot(ref codes, ref b), Dot(ref codes, ref c), Dot(ref codes, ref d));
    }

    /// <summary>For four tokens and eight of the rows: what sixteen registers hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<int> A, Vector256<int> B, Vector256<int> C, Vector256<int> D) HalfDots(
        ref byte codes, int half, ref int a, ref int b, ref int c, ref int d)
    {
        Vector256<int> sumA = default, sumB = default, sumC = default, sumD = default;
        for (nint g = 0; g < Groups; g++)
        {
            var both = Vector256.LoadUnsafe(ref codes, (nuint)(g * GroupBytes + 32 * half));
            if (AvxVnni.IsSupported)
            {
                sumA = AvxVnni.MultiplyWideningAndAdd(sumA, both, Quad(ref a, g));
                sumB = AvxVnni.MultiplyWideningAndAdd(sumB, both, Quad(ref b, g));
                sumC = AvxVnni.MultiplyWideningAndAdd(sumC, both, Quad(ref c, g));
                sumD = AvxVnni.MultiplyWideningAndAdd(sumD, both, Quad(ref d, g));
                continue;
            }
            var (even, odd) = (Even(both), Odd(both));
            sumA += Words(even, odd, ref a, g);
            sumB += Words(even, odd, ref b, g);
            sumC += Words(even, odd, ref c, g);
            sumD += Words(even, odd, ref d, g);
        }
        return (sumA, sumB, sumC, sumD);
    }

    /// <summary>A token's 32 codes as words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Spread(ref byte codes, ref int words)
    {
        var both = Vector256.LoadUnsafe(ref codes).AsInt16();
        (both << 8 >> 8).AsInt32().StoreUnsafe(ref words);
        (both >> 8).AsInt32().StoreUnsafe(ref words, Groups);
    }

    /// <summary>Of one token, without any instruction for it.</summary>
    public static Vector512<int> Columns(ref byte codes, ref int quads)
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
    private static Vector512<int> WideWords(ref byte codes, ref int words)
    {
        var (even, odd) = (Vector512<int>.Zero, Vector512<int>.Zero);
        for (nint g = 0; g < Groups; g++)
        {
            var both = Vector512.LoadUnsafe(ref codes, (nuint)(g * GroupBytes)).AsUInt16();
            even += Avx512BW.MultiplyAddAdjacent(Even(both), Pair(ref words, g));
            odd += Avx512BW.MultiplyAddAdjacent(Odd(both), Pair(ref words, g + Groups));
        }
        return even + odd;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<int> A, Vector512<int> B, Vector512<int> C, Vector512<int> D) WideWords(
        ref byte codes, ref int a, ref int b, ref int c, ref int d)
    {
        Vector512<int> sumA = default, sumB = default, sumC = default, sumD = default;
        for (nint g = 0; g < Groups; g++)
        {
            var both = Vector512.LoadUnsafe(ref codes, (nuint)(g * GroupBytes)).AsUInt16();
            var (even, odd) = (Even(both), Odd(both));
            sumA += Avx512BW.MultiplyAddAdjacent(even, Pair(ref a, g));
            sumB += Avx512BW.MultiplyAddAdjacent(even, Pair(ref b, g));
            sumC += Avx512BW.MultiplyAddAdjacent(even, Pair(ref c, g));
            sumD += Avx512BW.MultiplyAddAdjacent(even, Pair(ref d, g));
            sumA += Avx512BW.MultiplyAddAdjacent(odd, Pair(ref a, g + Groups));
            sumB += Avx512BW.MultiplyAddAdjacent(odd, Pair(ref b, g + Groups));
            sumC += Avx512BW.MultiplyAddAdjacent(odd, Pair(ref c, g + Groups));
            sumD += Avx512BW.MultiplyAddAdjacent(odd, Pair(ref d, g + Groups));
        }
        return (sumA, sumB, sumC, sumD);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Vnni(ref byte codes, ref int quads)
    {
        Vector256<int> a0 = default, a1 = default, b0 = default, b1 = default; // two chains for each half
        for (nint g = 0; g < Groups; g += 2)
        {
            var ((low0, high0), (low1, high1)) = (Load(ref codes, g), Load(ref codes, g + 1));
            var (x0, x1) = (Quad(ref quads, g), Quad(ref quads, g + 1));
            a0 = AvxVnni.MultiplyWideningAndAdd(a0, low0, x0);
            a1 = AvxVnni.MultiplyWideningAndAdd(a1, high0, x0);
            b0 = AvxVnni.MultiplyWideningAndAdd(b0, low1, x1);
            b1 = AvxVnni.MultiplyWideningAndAdd(b1, high1, x1);
        }
        return Vector512.Create(a0 + b0, a1 + b1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<int> A, Vector512<int> B, Vector512<int> C, Vector512<int> D) Vnni(
        ref byte codes, ref int a, ref int b, ref int c, ref int d)
    {
        Vector256<int> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (nint g = 0; g < Groups; g++)
        {
            var (low, high) = Load(ref codes, g);
            var (xa, xb) = (Quad(ref a, g), Quad(ref b, g));
            a0 = AvxVnni.MultiplyWideningAndAdd(a0, low, xa);
            a1 = AvxVnni.MultiplyWideningAndAdd(a1, high, xa);
            b0 = AvxVnni.MultiplyWideningAndAdd(b0, low, xb);
            b1 = AvxVnni.MultiplyWideningAndAdd(b1, high, xb);
            var (xc, xd) = (Quad(ref c, g), Quad(ref d, g));
            c0 = AvxVnni.MultiplyWideningAndAdd(c0, low, xc);
            c1 = AvxVnni.MultiplyWideningAndAdd(c1, high, xc);
            d0 = AvxVnni.MultiplyWideningAndAdd(d0, low, xd);
            d1 = AvxVnni.MultiplyWideningAndAdd(d1, high, xd);
        }
        return (Vector512.Create(a0, a1), Vector512.Create(b0, b1), Vector512.Create(c0, c1), Vector512.Create(d0, d1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Words(ref byte codes, ref int words)
    {
        Vector256<int> a0 = default, a1 = default, b0 = default, b1 = default; // rows 0 to 7 and 8 to 15, even columns and odd ones
        for (nint g = 0; g < Groups; g++)
        {
            var (low, high) = Load(ref codes, g);
            var (even, odd) = (Half(ref words, g), Half(ref words, g + Groups));
            a0 += Avx2.MultiplyAddAdjacent(Even(low), even);
            a1 += Avx2.MultiplyAddAdjacent(Even(high), even);
            b0 += Avx2.MultiplyAddAdjacent(Odd(low), odd);
            b1 += Avx2.MultiplyAddAdjacent(Odd(high), odd);
        }
        return Vector512.Create(a0 + b0, a1 + b1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Words(Vector256<short> even, Vector256<short> odd, ref int words, nint at) =>
        Avx2.MultiplyAddAdjacent(even, Half(ref words, at)) + Avx2.MultiplyAddAdjacent(odd, Half(ref words, at + Groups));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Even(Vector256<byte> both) => (both.AsUInt16() & Vector256.Create((ushort)255)).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Odd(Vector256<byte> both) => (both.AsUInt16() >>> 8).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Half(ref int words, nint at) => Vector256.Create(Unsafe.Add(ref words, at)).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Even(Vector512<ushort> both) => (both & Vector512.Create((ushort)255)).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Odd(Vector512<ushort> both) => (both >>> 8).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Pair(ref int words, nint at) => Vector512.Create(Unsafe.Add(ref words, at)).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<sbyte> Quad(ref int quads, nint at) => Vector256.Create(Unsafe.Add(ref quads, at)).AsSByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<byte> Low, Vector256<byte> High) Load(ref byte codes, nint group) =>
        (Vector256.LoadUnsafe(ref codes, (nuint)(group * GroupBytes)), Vector256.LoadUnsafe(ref codes, (nuint)(group * GroupBytes + 32)));
}
