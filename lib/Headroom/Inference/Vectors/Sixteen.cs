using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Headroom.Inference.Vectors;

/// <summary>
/// Sixteen lanes of FP32 as one value. .NET makes one register of it, two or four, as the processor has them; each lane is rounded alone,
/// so every processor has the same bits. What crosses lanes goes by halves here: 16 to 8, 4, 2, 1.
/// </summary>
internal static class Sixteen
{
    public const int Lanes = 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref float first, nint at) => Vector512.LoadUnsafe(ref first, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref float first, nint at) => value.StoreUnsafe(ref first, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector512<float> v)
    {
        var eight = v.GetLower() + v.GetUpper();
        var four = eight.GetLower() + eight.GetUpper();
        return four[0] + four[2] + (four[1] + four[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector512<float> v)
    {
        var eight = Vector256.Max(v.GetLower(), v.GetUpper());
        var four = Vector128.Max(eight.GetLower(), eight.GetUpper());
        return MathF.Max(MathF.Max(four[0], four[2]), MathF.Max(four[1], four[3]));
    }

    /// <summary>The sum of squares of whole vectors: sixteen chains of fused multiply-adds, then halves.</summary>
    public static float SumOfSquares(ref float first, int padded)
    {
        var sums = Vector512<float>.Zero;
        for (nint i = 0; i < padded; i += Lanes)
        {
            var x = Load(ref first, i);
            sums = Vector512.FusedMultiplyAdd(x, x, sums);
        }
        return Sum(sums);
    }
}
