using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Headroom.Inference.Matrices;

/// <summary>
/// The loops of <see cref="LevelMatrix{TFormat}"/>: 16 rows times one token, or four. A lane has eight codes of its row; a shift brings
/// each to the low four bits, a table makes a number of it. The next block's chain does not wait for this one's.
/// </summary>
internal static class LevelKernel<TFormat> where TFormat : struct, ILevelFormat
{
    public const int GroupColumns = 8, GroupBytes = 64;
    private const int AheadBytes = 4096;

    /// <param name="codes">Of the tile.</param>
    /// <param name="scales">Of the tile.</param>
    /// <param name="groups">Of eight columns, whole blocks of them or not.</param>
    /// <param name="x">Eight numbers a group.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> One(ref byte codes, ref byte scales, int groups, ref float x)
    {
        var (levels, sum, inBlock) = (TFormat.Levels, Vector512<float>.Zero, TFormat.Packing.BlockSize / GroupColumns);
        for (var g = 0; g < groups; g += inBlock)
        {
            var dot = Vector512<float>.Zero;
            var end = Math.Min(g + inBlock, groups);
            for (nint i = g; i < end; i++)
            {
                ref var group = ref Unsafe.Add(ref codes, i * GroupBytes);
                Fetch(ref group);
                var lanes = Vector512.LoadUnsafe(ref group).AsInt32();
                ref var eight = ref Unsafe.Add(ref x, i * GroupColumns);
                for (var c = 0; c < GroupColumns; c++)
                    dot = Vector512.FusedMultiplyAdd(
                        Levels.At(levels, lanes >>> (4 * c)), Vector512.Create(Unsafe.Add(ref eight, c)), dot);
            }
            sum = Vector512.FusedMultiplyAdd(TFormat.Scale(ref scales), dot, sum);
            scales = ref Unsafe.Add(ref scales, TFormat.ScaleBytes * TiledMatrix.Tile);
        }
        return sum;
    }

    /// <summary>For four tokens: each number is looked up once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Four(ref byte codes, ref byte scales, int groups, ref float x, int stride, Span<Vector512<float>> into)
    {
        var (levels, inBlock) = (TFormat.Levels, TFormat.Packing.BlockSize / GroupColumns);
        Vector512<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        for (var g = 0; g < groups; g += inBlock)
        {
            Vector512<float> dot0 = default, dot1 = default, dot2 = default, dot3 = default;
            var end = Math.Min(g + inBlock, groups);
            for (nint i = g; i < end; i++)
            {
                ref var group = ref Unsafe.Add(ref codes, i * GroupBytes);
                Fetch(ref group);
                var lanes = Vector512.LoadUnsafe(ref group).AsInt32();
                for (nint c = 0; c < GroupColumns; c++)
                {
                    var level = Levels.At(levels, lanes >>> (4 * (int)c));
                    ref var number = ref Unsafe.Add(ref x, i * GroupColumns + c);
                    dot0 = Vector512.FusedMultiplyAdd(level, Vector512.Create(number), dot0);
                    dot1 = Vector512.FusedMultiplyAdd(level, Vector512.Create(Unsafe.Add(ref number, stride)), dot1);
                    dot2 = Vector512.FusedMultiplyAdd(level, Vector512.Create(Unsafe.Add(ref number, 2 * stride)), dot2);
                    dot3 = Vector512.FusedMultiplyAdd(level, Vector512.Create(Unsafe.Add(ref number, 3 * stride)), dot3);
                }
            }
            var scale = TFormat.Scale(ref scales);
            sum0 = Vector512.FusedMultiplyAdd(scale, dot0, sum0);
            sum1 = Vector512.FusedMultiplyAdd(scale, dot1, sum1);
            sum2 = Vector512.FusedMultiplyAdd(scale, dot2, sum2);
            sum3 = Vector512.FusedMultiplyAdd(scale, dot3, sum3);
            scales = ref Unsafe.Add(ref scales, TFormat.ScaleBytes * TiledMatrix.Tile);
        }
        (into[0], into[1], into[2], into[3]) = (sum0, sum1, sum2, sum3);
    }

    // A prefetch past the end of an array does nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Fetch(ref byte group)
    {
        if (Sse.IsSupported) Sse.Prefetch0((byte*)Unsafe.AsPointer(ref group) + AheadBytes);
    }
}
