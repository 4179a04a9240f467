namespace Headroom.Shipped;

/// <summary>
/// Llama 3.1's positions (its reference code, <c>apply_scaling</c>): waves longer than <c>OriginalContext / LowFactor</c> turn
/// <c>Factor</c> times as slowly, those shorter than <c>OriginalContext / HighFactor</c> as ever, those between by a line between.
/// </summary>
public sealed record RopeScaling(double Factor, double LowFactor, double HighFactor, double OriginalContext)
{
    /// <summary>What becomes of a frequency in radians per position.</summary>
    public double Of(double frequency)
    {
        var wave = 2 * Math.PI / frequency;
        if (wave < OriginalContext / HighFactor) return frequency;
        if (wave > OriginalContext / LowFactor) return frequency / Factor;
        var share = (OriginalContext / wave - LowFactor) / (HighFactor - LowFactor);
        return (1 - share) * frequency / Factor + share * frequency;
    }
}
