using Headroom.Hardware;

namespace Headroom.Measurement;

/// <summary>Seconds per call, over several timed samples.</summary>
/// <param name="Median">Half of the samples were faster.</param>
/// <param name="Low">First quartile.</param>
/// <param name="High">Third quartile.</param>
/// <param name="Best">The fastest sample: what the machine can do undisturbed.</param>
/// <param name="Samples">How many samples.</param>
public readonly record struct TimingReport(double Median, double Low, double High, double Best, int Samples)
{
    /// <summary>From seconds per call in any order.</summary>
    public static TimingReport From(ReadOnlySpan<double> seconds) =>
        new(Quantiles.Median(seconds), Quantiles.At(seconds, 0.25), Quantiles.At(seconds, 0.75), Quantiles.At(seconds, 0), seconds.Length);

    /// <summary>Width of the middle half over the median: 0.02 is a quiet machine, 0.5 a busy one.</summary>
    public double Spread => (High - Low) / Median;

    /// <summary><c>1.52 ms (1.5 ms to 1.6 ms)</c>.</summary>
    public override string ToString() => $"{Units.Si(Median, "s")} ({Units.Si(Low, "s")} to {Units.Si(High, "s")})";
}
