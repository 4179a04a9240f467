using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Headroom.Inference.Matrices;

/// <summary>Sixteen numbers as a table that sixteen lanes look up at once: vpermps, twice where vectors have 256 bits.</summary>
internal static class Levels
{
    /// <summary>The number at each lane's low four bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> At(Vector512<float> table, Vector512<int> lanes)
    {
        if (Avx512F.IsSupported && Vector512.IsHardwareAccelerated) return Avx512F.PermuteVar16x32(table, lanes);
        return Avx2.IsSupported
            ? Vector512.Create(Half(table, lanes.GetLower()), Half(table, lanes.GetUpper()))
            : OneByOne(table, lanes);
    }

    // The instruction takes three bits; the fourth, as a sign, chooses between both tables.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Half(Vector512<float> table, Vector256<int> lanes) => Avx.BlendVariable(
        Avx2.PermuteVar8x32(table.GetLower(), lanes), Avx2.PermuteVar8x32(table.GetUpper(), lanes), (lanes << 28).AsSingle());

    private static Vector512<float> OneByOne(Vector512<float> table, Vector512<int> lanes)
    {
        Span<float> numbers = stackalloc float[16], found = stackalloc float[16];
        table.CopyTo(numbers);
        for (var i = 0; i < found.Length; i++) found[i] = numbers[lanes[i] & 15];
        return Vector512.Create<float>(found);
    }
}
