using Headroom.Grading;

namespace Graders;

/// <summary>A wrong array, and how one comes to it; to within rounding of a float unless <paramref name="Within"/> says otherwise.</summary>
public readonly record struct Mistake(double[] Values, string Cause, Tolerance? Within = null)
{
    public bool Explains(ReadOnlySpan<float> got)
    {
        var tolerance = Within ?? new Tolerance(1e-30, 1e-5);
        for (var i = 0; i < got.Length; i++)
            if (!tolerance.Accepts(got[i], Values[i])) return false;
        return true;
    }
}
