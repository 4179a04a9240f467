using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Headroom.Quantization.Packing;

/// <summary>
/// Q8_0's rounding: code = round(x / d) with ties away from zero, x = code d. It multiplies by a reciprocal, which decides some ties.
/// </summary>
internal readonly struct AwayFromZeroCode(float scale, float reciprocal) : ICode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<int> Encode(Vector512<float> values) =>
        Vector512.ConvertToInt32(Vector512.Round(values * Vector512.Create(reciprocal), MidpointRounding.AwayFromZero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Decode(Vector512<int> codes) => Vector512.ConvertToSingle(codes) * Vector512.Create(scale);
}
