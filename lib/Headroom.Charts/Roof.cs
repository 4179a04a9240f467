using Headroom.Rooflines;

namespace Headroom.Charts;

/// <summary>One roof: attainable = min(peak, bandwidth * intensity).</summary>
/// <param name="Name">Device and number format, as "H100 SXM, BF16".</param>
/// <param name="Peak">FLOP/s.</param>
/// <param name="Bandwidth">B/s.</param>
public sealed record Roof(string Name, double Peak, double Bandwidth)
{
    /// <summary>The intensity where the roof bends, FLOP/B.</summary>
    public double Ridge => Peak / Bandwidth;

    /// <summary>FLOP/s that this roof allows at an intensity in FLOP/B.</summary>
    public double At(double intensity) => Math.Min(Peak, Bandwidth * intensity);

    /// <summary>A device's roof, named after it and its number format.</summary>
    public static Roof Of(Roofline roofline)
    {
        ArgumentNullException.ThrowIfNull(roofline);
        return new($"{roofline.Name}, {roofline.Dtype}", roofline.Peak.FlopsPerSecond, roofline.Bandwidth.Value);
    }
}
