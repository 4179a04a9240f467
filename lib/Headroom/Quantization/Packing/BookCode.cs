using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Headroom.Quantization.Packing;

/// <summary>The nearest point of a code book, after division by the scale. A scale of 0 makes everything zero.</summary>
internal readonly struct BookCode(CodeBook book, float scale) : ICode
{
    private readonly Vector512<int> _codes = book.Codes;
    private readonly Vector512<float> _values = book.Values;
    private readonly float[] _boundaries = book.Boundaries;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<int> Encode(Vector512<float> values)
    {
        var scaled = scale == 0 ? Vector512<float>.Zero : values / Vector512.Create(scale);
        var rank = Vector512<int>.Zero; // boundaries below the value; a comparison's true is -1
        foreach (var boundary in _boundaries) rank -= Vector512.GreaterThan(scaled, Vector512.Create(boundary)).AsInt32();
        return Vector512.Shuffle(_codes, rank);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Decode(Vector512<int> codes) => Vector512.Shuffle(_values, codes) * Vector512.Create(scale);
}
