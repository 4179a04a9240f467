using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Headroom.Inference.Vectors;

namespace Headroom.Inference.Matrices;

/// <summary>The loops of <see cref="IntegerMatrix{TFormat}"/>: 16 rows times one token, or four.</summary>
internal static class IntegerKernel<TFormat> where TFormat : struct, IIntegerFormat
{
    private const int AheadBytes = 8192; // of codes

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void One(ref byte codes, ref byte scales, CodedActivations x, int token, ref float y, bool adds)
    {
        ref var tokenCodes = ref Codes(x, token);
        ref var xScales = ref x.Scales(token);
        ref var xSums = ref x.Sums(token);
        var sum = Vector512<float>.Zero;
        for (nint b = 0; b < x.Blocks; b++)
        {
            ref var block = ref Unsafe.Add(ref codes, b * TFormat.CodeBytes);
            Fetch(ref block, ref Unsafe.Add(ref scales, b * TFormat.ScaleBytes / (TFormat.PackedColumns / CodePlaces.Columns)));
            var dot = TFormat.Dot(ref block, ref Unsafe.Add(ref tokenCodes, CodesOfABlock * b));
            sum = Add(sum, dot, TFormat.Scale(ref scales, b), Minimum(ref scales, b), Unsafe.Add(ref xScales, b), Unsafe.Add(ref xSums, b));
        }
        Sixteen.Store(adds ? Sixteen.Load(ref y, 0) + sum : sum, ref y, 0);
    }

    /// <summary>
    /// Four tokens by their numbers, which may repeat, into four rows of y: a weight is loaded once for them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Four(
        ref byte codes, ref byte scales, CodedActivations x, (int A, int B, int C, int D) tokens, Span<Vector512<float>> y)
    {
        ref var codesA = ref Codes(x, tokens.A);
        ref var codesB = ref Codes(x, tokens.B);
        ref var codesC = ref Codes(x, tokens.C);
        ref var codesD = ref Codes(x, tokens.D);
        ref var xScales = ref x.Scales(0);
        ref var xSums = ref x.Sums(0);
        var (rowA, rowB) = ((nint)tokens.A * x.Blocks, (nint)tokens.B * x.Blocks);
        var (rowC, rowD) = ((nint)tokens.C * x.Blocks, (nint)tokens.D * x.Blocks);
        Vector512<float> sumA = default, sumB = default, sumC = default, sumD = default;
        for (nint b = 0; b < x.Blocks; b++)
        {
            ref var block = ref Unsafe.Add(ref codes, b * TFormat.CodeBytes);
            Fetch(ref block, ref Unsafe.Add(ref scales, b * TFormat.ScaleBytes / (TFormat.PackedColumns / CodePlaces.Columns)));
            var dots = TFormat.Dots(ref block, ref Unsafe.Add(ref codesA, CodesOfABlock * b), ref Unsafe.Add(ref codesB, CodesOfABlock * b),
                ref Unsafe.Add(ref codesC, CodesOfABlock * b), ref Unsafe.Add(ref codesD, CodesOfABlock * b));
            var (scale, minimum) = (TFormat.Scale(ref scales, b), Minimum(ref scales, b));
            sumA = Add(sumA, dots.A, scale, minimum, Unsafe.Add(ref xScales, rowA + b), Unsafe.Add(ref xSums, rowA + b));
            sumB = Add(sumB, dots.B, scale, minimum, Unsafe.Add(ref xScales, rowB + b), Unsafe.Add(ref xSums, rowB + b));
            sumC = Add(sumC, dots.C, scale, minimum, Unsafe.Add(ref xScales, rowC + b), Unsafe.Add(ref xSums, rowC + b));
            sumD = Add(sumD, dots.D, scale, minimum, Unsafe.Add(ref xScales, rowD + b), Unsafe.Add(ref xSums, rowD + b));
        }
        (y[0], y[1], y[2], y[3]) = (sumA, sumB, sumC, sumD);
    }

    /// <summary><see cref="Four"/> for eight of the rows, where registers have eight lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void HalfOfFour(
        ref byte codes, ref byte scales, int half, CodedActivations x, (int A, int B, int C, int D) tokens, Span<Vector256<float>> y)
    {
        ref var codesA = ref Codes(x, tokens.A);
        ref var codesB = ref Codes(x, tokens.B);
        ref var codesC = ref Codes(x, tokens.C);
        ref var codesD = ref Codes(x, tokens.D);
        ref var xScales = ref x.Scales(0);
        ref var xSums = ref x.Sums(0);
        var (rowA, rowB) = ((nint)tokens.A * x.Blocks, (nint)tokens.B * x.Blocks);
        var (rowC, rowD) = ((nint)tokens.C * x.Blocks, (nint)tokens.D * x.Blocks);
        Vector256<float> sumA = default, sumB = default, sumC = default, sumD = default;
        for (nint b = 0; b < x.Blocks; b++)
        {
            ref var block = ref Unsafe.Add(ref codes, b * TFormat.CodeBytes);
            if (half == 0)
                Fetch(ref block, ref Unsafe.Add(ref scales, b * TFormat.ScaleBytes / (TFormat.PackedColumns / CodePlaces.Columns)));
            var dots = TFormat.HalfDots(ref block, half, ref Unsafe.Add(ref codesA, CodesOfABlock * b),
                ref Unsafe.Add(ref codesB, CodesOfABlock * b), ref Unsafe.Add(ref codesC, CodesOfABlock * b),
                ref Unsafe.Add(ref codesD, CodesOfABlock * b));
            var (scale, minimum) = (HalfOf(TFormat.Scale(ref scales, b), half), HalfOf(Minimum(ref scales, b), half));
            sumA = Add(sumA, dots.A, scale, minimum, Unsafe.Add(ref xScales, rowA + b), Unsafe.Add(ref xSums, rowA + b));
            sumB = Add(sumB, dots.B, scale, minimum, Unsafe.Add(ref xScales, rowB + b), Unsafe.Add(ref xSums, rowB + b));
            sumC = Add(sumC, dots.C, scale, minimum, Unsafe.Add(ref xScales, rowC + b), Unsafe.Add(ref xSums, rowC + b));
            sumD = Add(sumD, dots.D, scale, minimum, Unsafe.Add(ref xScales, rowD + b), Unsafe.Add(ref xSums, rowD + b));
        }
        (y[0], y[1], y[2], y[3]) = (sumA, sumB, sumC, sumD);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> HalfOf(Vector512<float> both, int half) => half == 0 ? both.GetLower() : both.GetUpper();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Add(
        Vector256<float> sum, Vector256<int> dot, Vector256<float> scale, Vector256<float> minimum, float xScale, int xSum)
    {
        if (TFormat.Zero != 0) dot -= Vector256.Create(TFormat.Zero * xSum);
        sum = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(dot), scale * Vector256.Create(xScale), sum);
        return TFormat.HasMinimum ? Vector256.FusedMultiplyAdd(minimum, Vector256.Create(-xScale * xSum), sum) : sum;
    }

    private static int CodesOfABlock
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TFormat.TakesWords ? Octets.WordPairs : CodePlaces.Columns / 4;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref int Codes(CodedActivations x, int token) =>
        ref TFormat.TakesWords ? ref x.Words(token) : ref x.Quads(token);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Minimum(ref byte scales, nint b) => TFormat.HasMinimum ? TFormat.Minimum(ref scales, b) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Add(
        Vector512<float> sum, Vector512<int> dot, Vector512<float> scale, Vector512<float> minimum, float xScale, int xSum)
    {
        if (TFormat.Zero != 0) dot -= Vector512.Create(TFormat.Zero * xSum);
        sum = Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(dot), scale * Vector512.Create(xScale), sum);
        return TFormat.HasMinimum ? Vector512.FusedMultiplyAdd(minimum, Vector512.Create(-xScale * xSum), sum) : sum;
    }

    // A core keeps only so many instructions in flight, and a block takes some forty: without help few reads of memory are under way. A
    // prefetch past the end of an array does nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Fetch(ref byte block, ref byte scales)
    {
        if (!Sse.IsSupported) return;
        var at = (byte*)Unsafe.AsPointer(ref block) + AheadBytes;
        for (var line = 0; line < TFormat.CodeBytes; line += 64) Sse.Prefetch0(at + line);
        Sse.Prefetch0((byte*)Unsafe.AsPointer(ref scales) + AheadBytes / TFormat.CodeBytes * 32);
    }
}
