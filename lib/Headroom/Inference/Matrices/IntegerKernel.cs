using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Headroom.Inference.Vectors;

namespace Headroom.Inference.Matrices;

/// <summary>The loops of <see cref="IntegerMatrix{TFormat}"/>: 16 rows times one token, or some.</summary>
internal static class IntegerKernel<TFormat> where TFormat : struct, IIntegerFormat
{
    /// <summary>Tokens of one call of <see cref="Some"/>: their sums stay in the nearest cache.</summary>
    public const int MostTokens = 16;

    private const int AheadBytes = 8192; // of codes

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void One(ref byte codes, ref byte scales, CodedActivations x, int token, ref float y, bool adds)
    {
        ref var quads = ref x.Quads(token);
        ref var xScales = ref x.Scales(token);
        ref var xSums = ref x.Sums(token);
        var sum = Vector512<float>.Zero;
        for (nint b = 0; b < x.Blocks; b++)
        {
            ref var block = ref Unsafe.Add(ref codes, b * TFormat.CodeBytes);
            Fetch(ref block, ref Unsafe.Add(ref scales, b * TFormat.ScaleBytes / (TFormat.PackedColumns / CodePlaces.Columns)));
            var dot = TFormat.Dot(ref block, ref Unsafe.Add(ref quads, 8 * b));
            sum = Add(sum, dot, ref scales, b, Unsafe.Add(ref xScales, b), Unsafe.Add(ref xSums, b));
        }
        Sixteen.Store(adds ? Sixteen.Load(ref y, 0) + sum : sum, ref y, 0);
    }

    /// <summary>From the token on, <paramref name="tokens"/> of them: each block of weights comes from memory once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Some(ref byte codes, ref byte scales, CodedActivations x, int token, int tokens, ref float y, int stride, bool adds)
    {
        Span<float> sums = stackalloc float[MostTokens * Sixteen.Lanes];
        Span<byte> room = stackalloc byte[Octets.Bytes];
        sums.Clear();
        ref var sum = ref sums[0];
        for (nint b = 0; b < x.Blocks; b++)
        {
            ref var block = ref Unsafe.Add(ref codes, b * TFormat.CodeBytes);
            Fetch(ref block, ref Unsafe.Add(ref scales, b * TFormat.ScaleBytes / (TFormat.PackedColumns / CodePlaces.Columns)));
            ref var octets = ref TFormat.Unpack(ref block, ref room[0]);
            var t = 0;
            for (; t + 2 <= tokens; t += 2)
            {
                var (one, other) = Octets.Dots(
                    ref octets, ref Unsafe.Add(ref x.Quads(token + t), 8 * b), ref Unsafe.Add(ref x.Quads(token + t + 1), 8 * b));
                Add(ref sum, t, one, ref scales, b, x, token);
                Add(ref sum, t + 1, other, ref scales, b, x, token);
            }
            if (t < tokens)
                Add(ref sum, t, Octets.Dot(ref octets, ref Unsafe.Add(ref x.Quads(token + t), 8 * b)), ref scales, b, x, token);
        }
        for (var t = 0; t < tokens; t++)
        {
            ref var target = ref Unsafe.Add(ref y, (nint)t * stride);
            var value = Sixteen.Load(ref sum, t * Sixteen.Lanes);
            Sixteen.Store(adds ? Sixteen.Load(ref target, 0) + value : value, ref target, 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref float sums, int t, Vector512<int> dot, ref byte scales, nint b, CodedActivations x, int token)
    {
        var sum = Sixteen.Load(ref sums, t * Sixteen.Lanes);
        sum = Add(sum, dot, ref scales, b, Unsafe.Add(ref x.Scales(token + t), b), Unsafe.Add(ref x.Sums(token + t), b));
        Sixteen.Store(sum, ref sums, t * Sixteen.Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Add(Vector512<float> sum, Vector512<int> dot, ref byte scales, nint b, float xScale, int xSum)
    {
        if (TFormat.Zero != 0) dot -= Vector512.Create(TFormat.Zero * xSum);
        var scale = Vector512.Create(xScale);
        sum = Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(dot), TFormat.Scale(ref scales, b) * scale, sum);
        if (TFormat.HasMinimum)
            sum = Vector512.FusedMultiplyAdd(TFormat.Minimum(ref scales, b), Vector512.Create(-xScale * xSum), sum);
        return sum;
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
