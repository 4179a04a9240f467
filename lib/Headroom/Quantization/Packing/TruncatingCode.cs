using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Headroom.Quantization.Packing;

/// <summary>
/// Q4_0's rounding: code = min(15, truncate(x / d + 8.5)), x = (code - 8) d. It multiplies by a reciprocal, which decides some ties.
/// </summary>
internal readonly struct TruncatingCode(float scale, float reciprocal) : ICode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<int> Encode(Vector512<float> values) =>
        Vector512.Min(Vector512.ConvertToInt32(values * Vector512.Create(reciprocal) + Vector512.Create(8.5f)), Vector512.Create(15));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Decode(Vector512<int> codes) =>
        Vector512.ConvertToSingle(codes - Vector512.Create(8)) * Vector512.Create(scale);
}
