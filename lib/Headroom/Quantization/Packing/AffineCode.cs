using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Headroom.Quantization.Packing;

/// <summary>
/// Evenly spaced: code = clamp(round(x / scale) + zero, low, high), ties to even; x = (code - zero) scale. A scale of 0 makes everything
/// zero.
/// </summary>
internal readonly struct AffineCode(float scale, int zero, int low, int high) : ICode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<int> Encode(Vector512<float> values)
    {
        if (scale == 0) return Vector512.Create(zero);
        var steps = Vector512.ConvertToInt32(Vector512.Round(values / Vector512.Create(scale)));
        return Vector512.Clamp(steps + Vector512.Create(zero), Vector512.Create(low), Vector512.Create(high));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Decode(Vector512<int> codes) =>
        Vector512.ConvertToSingle(codes - Vector512.Create(zero)) * Vector512.Create(scale);
}
