namespace Headroom.Measurement;

/// <summary>How many times faster, with the bounds that a sample supports.</summary>
/// <param name="Median">Of the sample's ratios; baseline time over candidate time, so above 1 is faster.</param>
/// <param name="Low">The true median is at least this, at the confidence; 0 when the sample is too small to say.</param>
/// <param name="High">The true median is at most this; infinite when the sample is too small to say.</param>
/// <param name="Confidence">Of both bounds together.</param>
/// <param name="Count">Ratios in the sample.</param>
public readonly record struct RatioEstimate(double Median, double Low, double High, double Confidence, int Count)
{
    /// <summary>From ratios in any order.</summary>
    public static RatioEstimate From(ReadOnlySpan<double> ratios, double confidence)
    {
        var (low, high) = Quantiles.MedianInterval(ratios, confidence) ?? (0, double.PositiveInfinity);
        return new(Quantiles.Median(ratios), low, high, confidence, ratios.Length);
    }

    /// <summary>What the bounds say about a required ratio; margin is how near counts as the same, 0.05 for 5 %.</summary>
    public Verdict Against(double required, double margin) => this switch
    {
        _ when Low >= required => Verdict.Faster,
        _ when High < required => Verdict.Slower,
        _ when Low >= required * (1 - margin) && High <= required * (1 + margin) => Verdict.Same,
        _ => Verdict.TooNoisy,
    };

    /// <summary><c>1.52x (1.48 to 1.57)</c>.</summary>
    public override string ToString() => $"{Median:0.00}x ({Low:0.00} to {High:0.00})";
}
