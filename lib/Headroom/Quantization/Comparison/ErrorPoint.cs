namespace Headroom.Quantization.Comparison;

/// <summary>One format on one tensor: what it costs and what it loses.</summary>
/// <param name="Format">Which.</param>
/// <param name="Bits">Per value of this tensor, scales and padding included.</param>
/// <param name="RelativeRmse">Root mean squared error over the root mean square of the values.</param>
public sealed record ErrorPoint(QuantFormat Format, double Bits, double RelativeRmse)
{
    /// <summary>Signal over noise in decibels; every bit of an ideal format adds 6.02.</summary>
    public double Decibels => -20 * Math.Log10(RelativeRmse);

    /// <summary>Each of the formats on these values, in the order given.</summary>
    public static IReadOnlyList<ErrorPoint> Measure(IEnumerable<QuantFormat> formats, float[] values)
    {
        ArgumentNullException.ThrowIfNull(formats);
        ArgumentNullException.ThrowIfNull(values);
        return [.. formats.Select(format => new ErrorPoint(format, format.BitsFor(values.Length), format.RelativeRmse(values)))];
    }
}
