using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Headroom.Inference.Vectors;

/// <summary>
/// e to the x, within 2 units in the last place, and the same bits on every processor: the library's own may take another way where vectors
/// are narrower. x = n ln 2 + r with |r| at most ln 2 / 2; 2^n is an exponent, e^r a Taylor polynomial of degree 7.
/// </summary>
internal static class Exponential
{
    private const float Lowest = -87.3f, Highest = 88f; // beyond: 0, and 1.65e38
    private const float LogE = 1.44269504f;
    private const float Ln2High = 0.693359375f, Ln2Low = -2.12194440e-4f; // ln 2 in two parts: n Ln2High is exact (Cody and Waite)

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Of(Vector512<float> x)
    {
        var within = Vector512.Min(Vector512.Max(x, Vector512.Create(Lowest)), Vector512.Create(Highest));
        var n = Vector512.Round(within * Vector512.Create(LogE));
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2High), within);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2Low), r);
        var p = Vector512.Create(1f / 5040);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 720));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 120));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 24));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 6));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.5f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<float>.One);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<float>.One);
        var powers = (Vector512.ConvertToInt32(n) + Vector512.Create(127)) << 23;
        var value = p * powers.AsSingle();
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(Lowest)), Vector512<float>.Zero, value);
    }
}
