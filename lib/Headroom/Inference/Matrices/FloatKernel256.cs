using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Headroom.Inference.Matrices;

/// <summary>
/// The loops of <see cref="FloatKernel{TFormat}"/> for sixteen registers of eight lanes: a tile of 16 rows is two halves. Each lane is the
/// same chain, so the bits are the same.
/// </summary>
internal static class FloatKernel256<TFormat> where TFormat : struct, IFloatFormat
{
    private const int AheadBytes = 2048; // in each of two streams

    /// <summary>Two tiles, and two streams of memory: eight chains.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoTiles(ref byte tile, int pairs, ref float x, ref float y, bool adds)
    {
        ref var next = ref Unsafe.Add(ref tile, (nint)pairs * TFormat.PairBytes);
        Vector256<float> a0 = default, a1 = default, b0 = default, b1 = default;
        for (nint p = 0; p < pairs; p++)
        {
            var at = p * TFormat.PairBytes;
            Fetch(ref tile, ref next, at);
            var (x0, x1) = (Vector256.Create(Unsafe.Add(ref x, 2 * p)), Vector256.Create(Unsafe.Add(ref x, 2 * p + 1)));
            a0 = Fma(TFormat.LoadHalf(ref Unsafe.Add(ref tile, at), 0), x0, x1, a0);
            a1 = Fma(TFormat.LoadHalf(ref Unsafe.Add(ref tile, at), 1), x0, x1, a1);
            b0 = Fma(TFormat.LoadHalf(ref Unsafe.Add(ref next, at), 0), x0, x1, b0);
            b1 = Fma(TFormat.LoadHalf(ref Unsafe.Add(ref next, at), 1), x0, x1, b1);
        }
        Put(a0, a1, ref y, adds);
        Put(b0, b1, ref Unsafe.Add(ref y, 16), adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneTile(ref byte tile, int pairs, ref float x, ref float y, bool adds)
    {
        Vector256<float> a0 = default, a1 = default;
        for (nint p = 0; p < pairs; p++)
        {
            ref var pair = ref Unsafe.Add(ref tile, p * TFormat.PairBytes);
            var (x0, x1) = (Vector256.Create(Unsafe.Add(ref x, 2 * p)), Vector256.Create(Unsafe.Add(ref x, 2 * p + 1)));
            a0 = Fma(TFormat.LoadHalf(ref pair, 0), x0, x1, a0);
            a1 = Fma(TFormat.LoadHalf(ref pair, 1), x0, x1, a1);
        }
        Put(a0, a1, ref y, adds);
    }

    /// <summary>Eight chains, four weights and a number or two of a token: fourteen registers.</summary>
    /// <param name="tile">Of 16 rows.</param>
    /// <param name="pairs">Of columns.</param>
    /// <param name="x">The first of four tokens.</param>
    /// <param name="xStride">From a token to the next.</param>
    /// <param name="y">The first token's 16 sums.</param>
    /// <param name="yStride">From a token's to the next one's.</param>
    /// <param name="adds">To what is there.</param>
    /// <param name="ahead">Bytes from a pair to what is fetched meanwhile.</param>
    /// <param name="lines">Of 64 bytes, fetched for each pair: 0 to 2.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneTileFourTokens(
        ref byte tile, int pairs, ref float x, int xStride, ref float y, int yStride, bool adds, nint ahead, int lines)
    {
        ref var x1 = ref Unsafe.Add(ref x, xStride);
        ref var x2 = ref Unsafe.Add(ref x1, xStride);
        ref var x3 = ref Unsafe.Add(ref x2, xStride);
        Vector256<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (nint p = 0; p < pairs; p++)
        {
            ref var pair = ref Unsafe.Add(ref tile, p * TFormat.PairBytes);
            FetchAhead(ref Unsafe.Add(ref pair, ahead), lines);
            var (low, high) = (TFormat.LoadHalf(ref pair, 0), TFormat.LoadHalf(ref pair, 1));
            (a0, a1) = Both(low, high, ref Unsafe.Add(ref x, 2 * p), a0, a1);
            (b0, b1) = Both(low, high, ref Unsafe.Add(ref x1, 2 * p), b0, b1);
            (c0, c1) = Both(low, high, ref Unsafe.Add(ref x2, 2 * p), c0, c1);
            (d0, d1) = Both(low, high, ref Unsafe.Add(ref x3, 2 * p), d0, d1);
        }
        Put(a0, a1, ref y, adds);
        Put(b0, b1, ref Unsafe.Add(ref y, yStride), adds);
        Put(c0, c1, ref Unsafe.Add(ref y, 2 * yStride), adds);
        Put(d0, d1, ref Unsafe.Add(ref y, 3 * yStride), adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Fma(
        (Vector256<float> Even, Vector256<float> Odd) pair, Vector256<float> x0, Vector256<float> x1, Vector256<float> sum) =>
        Vector256.FusedMultiplyAdd(pair.Odd, x1, Vector256.FusedMultiplyAdd(pair.Even, x0, sum));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Low, Vector256<float> High) Both(
        (Vector256<float> Even, Vector256<float> Odd) low, (Vector256<float> Even, Vector256<float> Odd) high, ref float x,
        Vector256<float> a, Vector256<float> b)
    {
        var (x0, x1) = (Vector256.Create(x), Vector256.Create(Unsafe.Add(ref x, 1)));
        return (Fma(low, x0, x1, a), Fma(high, x0, x1, b));
    }

    // A prefetch past the end of an array does nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Fetch(ref byte first, ref byte second, nint at)
    {
        if (!Sse.IsSupported) return;
        for (nint line = at + AheadBytes; line < at + AheadBytes + TFormat.PairBytes; line += 64)
        {
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref first) + line);
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref second) + line);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void FetchAhead(ref byte line, int lines)
    {
        if (lines == 0 || !Sse.IsSupported) return;
        Sse.Prefetch1(Unsafe.AsPointer(ref line));
        if (lines > 1) Sse.Prefetch1((byte*)Unsafe.AsPointer(ref line) + 64);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector256<float> low, Vector256<float> high, ref float y, bool adds)
    {
        if (adds) (low, high) = (Vector256.LoadUnsafe(ref y) + low, Vector256.LoadUnsafe(ref y, 8) + high);
        low.StoreUnsafe(ref y);
        high.StoreUnsafe(ref y, 8);
    }
}
