using Headroom.Quantization.Packing;

namespace Headroom.Quantization;

/// <summary>The scale that spreads all codes from the smallest to the largest value, and the code that means zero.</summary>
internal static class ZeroPoint
{
    public static (float Scale, int Zero) Of(ReadOnlySpan<float> block, int steps)
    {
        var (min, max) = Extent.WithZero(block);
        var scale = (max - min) / steps;
        return (scale, Zero(min, scale, steps));
    }

    /// <summary>As <see cref="Of"/>, with the scale rounded to what a half can hold before the zero point is chosen.</summary>
    public static (float Scale, int Zero) OfHalf(ReadOnlySpan<float> block, int steps)
    {
        var (min, max) = Extent.WithZero(block);
        var scale = (float)(Half)((max - min) / steps);
        return (scale, Zero(min, scale, steps));
    }

    private static int Zero(float min, float scale, int steps) => scale == 0 ? 0 : Math.Clamp((int)MathF.Round(-min / scale), 0, steps);
}
