using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Headroom.Inference.Vectors;

namespace Headroom.Inference.Matrices;

/// <summary>
/// The loops of <see cref="FloatMatrix{TFormat}"/>. They differ in what they keep in registers and in nothing else: a fused multiply-add
/// takes four cycles and two begin in each, so eight chains are under way, of several tiles or of several tokens.
/// </summary>
internal static class FloatKernel<TFormat> where TFormat : struct, IFloatFormat
{
    private const int AheadBytes = 2048; // in each of four streams

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneTile(ref byte tile, int pairs, ref float x, ref float y, bool adds)
    {
        var sum = Vector512<float>.Zero;
        for (nint p = 0; p < pairs; p++)
        {
            var (even, odd) = TFormat.Load(ref Unsafe.Add(ref tile, p * TFormat.PairBytes));
            sum = Fma(even, ref x, 2 * p, sum);
            sum = Fma(odd, ref x, 2 * p + 1, sum);
        }
        Put(sum, ref y, adds);
    }

    /// <summary>Four streams of memory at a time, which fetch more than one does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourTiles(ref byte tile, int pairs, ref float x, ref float y, bool adds)
    {
        nint tileBytes = pairs * TFormat.PairBytes;
        ref var tile1 = ref Unsafe.Add(ref tile, tileBytes);
        ref var tile2 = ref Unsafe.Add(ref tile1, tileBytes);
        ref var tile3 = ref Unsafe.Add(ref tile2, tileBytes);
        var (sum0, sum1) = (Vector512<float>.Zero, Vector512<float>.Zero);
        var (sum2, sum3) = (Vector512<float>.Zero, Vector512<float>.Zero);
        for (nint p = 0; p < pairs; p++)
        {
            Fetch(ref tile, ref tile1, ref tile2, ref tile3, p * TFormat.PairBytes);
            var (even0, odd0) = TFormat.Load(ref Unsafe.Add(ref tile, p * TFormat.PairBytes));
            var (even1, odd1) = TFormat.Load(ref Unsafe.Add(ref tile1, p * TFormat.PairBytes));
            var (even2, odd2) = TFormat.Load(ref Unsafe.Add(ref tile2, p * TFormat.PairBytes));
            var (even3, odd3) = TFormat.Load(ref Unsafe.Add(ref tile3, p * TFormat.PairBytes));
            var (x0, x1) = (Vector512.Create(Unsafe.Add(ref x, 2 * p)), Vector512.Create(Unsafe.Add(ref x, 2 * p + 1)));
            sum0 = Vector512.FusedMultiplyAdd(odd0, x1, Vector512.FusedMultiplyAdd(even0, x0, sum0));
            sum1 = Vector512.FusedMultiplyAdd(odd1, x1, Vector512.FusedMultiplyAdd(even1, x0, sum1));
            sum2 = Vector512.FusedMultiplyAdd(odd2, x1, Vector512.FusedMultiplyAdd(even2, x0, sum2));
            sum3 = Vector512.FusedMultiplyAdd(odd3, x1, Vector512.FusedMultiplyAdd(even3, x0, sum3));
        }
        Put(sum0, ref y, adds);
        Put(sum1, ref Unsafe.Add(ref y, 16), adds);
        Put(sum2, ref Unsafe.Add(ref y, 32), adds);
        Put(sum3, ref Unsafe.Add(ref y, 48), adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneTileFourTokens(ref byte tile, int pairs, ref float x, int xStride, ref float y, int yStride, bool adds)
    {
        ref var x1 = ref Unsafe.Add(ref x, xStride);
        ref var x2 = ref Unsafe.Add(ref x1, xStride);
        ref var x3 = ref Unsafe.Add(ref x2, xStride);
        var (sum0, sum1) = (Vector512<float>.Zero, Vector512<float>.Zero);
        var (sum2, sum3) = (Vector512<float>.Zero, Vector512<float>.Zero);
        for (nint p = 0; p < pairs; p++)
        {
            var (even, odd) = TFormat.Load(ref Unsafe.Add(ref tile, p * TFormat.PairBytes));
            sum0 = Fma(odd, ref x, 2 * p + 1, Fma(even, ref x, 2 * p, sum0));
            sum1 = Fma(odd, ref x1, 2 * p + 1, Fma(even, ref x1, 2 * p, sum1));
            sum2 = Fma(odd, ref x2, 2 * p + 1, Fma(even, ref x2, 2 * p, sum2));
            sum3 = Fma(odd, ref x3, 2 * p + 1, Fma(even, ref x3, 2 * p, sum3));
        }
        Put(sum0, ref y, adds);
        Put(sum1, ref Unsafe.Add(ref y, yStride), adds);
        Put(sum2, ref Unsafe.Add(ref y, 2 * yStride), adds);
        Put(sum3, ref Unsafe.Add(ref y, 3 * yStride), adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoTilesEightTokens(ref byte tile, int pairs, ref float x, int xStride, ref float y, int yStride, bool adds)
    {
        ref var next = ref Unsafe.Add(ref tile, (nint)pairs * TFormat.PairBytes);
        ref var x1 = ref Unsafe.Add(ref x, xStride);
        ref var x2 = ref Unsafe.Add(ref x1, xStride);
        ref var x3 = ref Unsafe.Add(ref x2, xStride);
        ref var x4 = ref Unsafe.Add(ref x3, xStride);
        ref var x5 = ref Unsafe.Add(ref x4, xStride);
        ref var x6 = ref Unsafe.Add(ref x5, xStride);
        ref var x7 = ref Unsafe.Add(ref x6, xStride);
        Vector512<float> a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default, a6 = default, a7 = default;
        Vector512<float> b0 = default, b1 = default, b2 = default, b3 = default, b4 = default, b5 = default, b6 = default, b7 = default;
        for (nint p = 0; p < pairs; p++)
        {
            var (evenA, oddA) = TFormat.Load(ref Unsafe.Add(ref tile, p * TFormat.PairBytes));
            var (evenB, oddB) = TFormat.Load(ref Unsafe.Add(ref next, p * TFormat.PairBytes));
            (a0, b0) = Both(evenA, oddA, evenB, oddB, ref Unsafe.Add(ref x, 2 * p), a0, b0);
            (a1, b1) = Both(evenA, oddA, evenB, oddB, ref Unsafe.Add(ref x1, 2 * p), a1, b1);
            (a2, b2) = Both(evenA, oddA, evenB, oddB, ref Unsafe.Add(ref x2, 2 * p), a2, b2);
            (a3, b3) = Both(evenA, oddA, evenB, oddB, ref Unsafe.Add(ref x3, 2 * p), a3, b3);
            (a4, b4) = Both(evenA, oddA, evenB, oddB, ref Unsafe.Add(ref x4, 2 * p), a4, b4);
            (a5, b5) = Both(evenA, oddA, evenB, oddB, ref Unsafe.Add(ref x5, 2 * p), a5, b5);
            (a6, b6) = Both(evenA, oddA, evenB, oddB, ref Unsafe.Add(ref x6, 2 * p), a6, b6);
            (a7, b7) = Both(evenA, oddA, evenB, oddB, ref Unsafe.Add(ref x7, 2 * p), a7, b7);
        }
        PutBoth(a0, b0, ref y, adds);
        PutBoth(a1, b1, ref Unsafe.Add(ref y, yStride), adds);
        PutBoth(a2, b2, ref Unsafe.Add(ref y, 2 * yStride), adds);
        PutBoth(a3, b3, ref Unsafe.Add(ref y, 3 * yStride), adds);
        PutBoth(a4, b4, ref Unsafe.Add(ref y, 4 * yStride), adds);
        PutBoth(a5, b5, ref Unsafe.Add(ref y, 5 * yStride), adds);
        PutBoth(a6, b6, ref Unsafe.Add(ref y, 6 * yStride), adds);
        PutBoth(a7, b7, ref Unsafe.Add(ref y, 7 * yStride), adds);
    }

    // A prefetch past the end of an array does nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Fetch(ref byte s0, ref byte s1, ref byte s2, ref byte s3, nint at)
    {
        if (!Sse.IsSupported) return;
        for (nint line = at + AheadBytes; line < at + AheadBytes + TFormat.PairBytes; line += 64)
        {
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref s0) + line);
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref s1) + line);
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref s2) + line);
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref s3) + line);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> A, Vector512<float> B) Both(
        Vector512<float> evenA, Vector512<float> oddA, Vector512<float> evenB, Vector512<float> oddB, ref float x, Vector512<float> a,
        Vector512<float> b)
    {
        var (x0, x1) = (Vector512.Create(x), Vector512.Create(Unsafe.Add(ref x, 1)));
        a = Vector512.FusedMultiplyAdd(oddA, x1, Vector512.FusedMultiplyAdd(evenA, x0, a));
        b = Vector512.FusedMultiplyAdd(oddB, x1, Vector512.FusedMultiplyAdd(evenB, x0, b));
        return (a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Fma(Vector512<float> column, ref float x, nint k, Vector512<float> sum) =>
        Vector512.FusedMultiplyAdd(column, Vector512.Create(Unsafe.Add(ref x, k)), sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutBoth(Vector512<float> a, Vector512<float> b, ref float y, bool adds)
    {
        Put(a, ref y, adds);
        Put(b, ref Unsafe.Add(ref y, 16), adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector512<float> sum, ref float y, bool adds) =>
        Sixteen.Store(adds ? Sixteen.Load(ref y, 0) + sum : sum, ref y, 0);
}
