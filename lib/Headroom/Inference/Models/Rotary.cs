using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Headroom.Inference.Vectors;
using Headroom.Shipped;

namespace Headroom.Inference.Models;

/// <summary>
/// RoPE: numbers i and i + h/2 of a head are a point in the plane, turned by <c>t * base^(-2i/h)</c> at position t (Su et al.,
/// arXiv 2104.09864, in the order of pairs that GPT-NeoX has).
/// </summary>
internal sealed class Rotary
{
    private readonly int _half;
    private readonly float[] _cosines, _sines; // [positions, h/2]

    /// <param name="shape">Of the model.</param>
    /// <param name="positions">From 0 on.</param>
    /// <param name="divisors">[h/2], as some files bring them in place of a scaling; null for none.</param>
    public Rotary(DecoderShape shape, int positions, float[]? divisors = null)
    {
        _half = shape.HeadSize / 2;
        (_cosines, _sines) = (new float[checked(positions * _half)], new float[positions * _half]);
        for (var i = 0; i < _half; i++)
        {
            var frequency = Math.Pow(shape.RopeBase, -2.0 * i / shape.HeadSize);
            if (shape.RopeScaling is { } scaling) frequency = scaling.Of(frequency);
            if (divisors is not null) frequency /= divisors[i];
            for (var t = 0; t < positions; t++)
            {
                var (sine, cosine) = Math.SinCos(t * frequency);
                (_sines[t * _half + i], _cosines[t * _half + i]) = ((float)sine, (float)cosine);
            }
        }
    }

    /// <summary>Turns one head in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Turn(Span<float> head, int position)
    {
        var first = head[.._half];
        var second = head[_half..];
        var cosines = _cosines.AsSpan(position * _half, _half);
        var sines = _sines.AsSpan(position * _half, _half);
        var i = 0;
        for (; i + Sixteen.Lanes <= _half; i += Sixteen.Lanes)
        {
            var (a, b) = (Vector512.LoadUnsafe(ref first[i]), Vector512.LoadUnsafe(ref second[i]));
            var (cosine, sine) = (Vector512.LoadUnsafe(ref cosines[i]), Vector512.LoadUnsafe(ref sines[i]));
            Vector512.FusedMultiplyAdd(a, cosine, -(b * sine)).StoreUnsafe(ref first[i]);
            Vector512.FusedMultiplyAdd(b, cosine, a * sine).StoreUnsafe(ref second[i]);
        }
        for (; i < _half; i++)
        {
            var (a, b) = (first[i], second[i]);
            first[i] = MathF.FusedMultiplyAdd(a, cosines[i], -(b * sines[i]));
            second[i] = MathF.FusedMultiplyAdd(b, cosines[i], a * sines[i]);
        }
    }
}
