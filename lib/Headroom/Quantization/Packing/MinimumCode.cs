using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Headroom.Quantization.Packing;

/// <summary>Q4_K's code: evenly spaced from a minimum up, x = code scale - below. A scale of 0 leaves nothing but the minimum.</summary>
internal readonly struct MinimumCode(float scale, float below) : ICode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<int> Encode(Vector512<float> values)
    {
        if (scale == 0) return Vector512<int>.Zero;
        var steps = Vector512.ConvertToInt32(Vector512.Round((values + Vector512.Create(below)) / Vector512.Create(scale)));
        return Vector512.Clamp(steps, Vector512<int>.Zero, Vector512.Create(15));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Decode(Vector512<int> codes) =>
        Vector512.ConvertToSingle(codes) * Vector512.Create(scale) - Vector512.Create(below);
}
