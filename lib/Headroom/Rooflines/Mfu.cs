using Headroom.Hardware;

namespace Headroom.Rooflines;

/// <summary>
/// Model FLOPs utilisation: a rate per device over a peak that is named, since the same run is 39 % of one peak and 19.5 % of another.
/// </summary>
/// <param name="AchievedPerDevice">Model FLOP/s of one device.</param>
/// <param name="Peak">The denominator.</param>
public sealed record Mfu(double AchievedPerDevice, Peak Peak)
{
    /// <summary>Share of the peak, 0 to 1; above 1 the inputs contradict each other.</summary>
    public double Fraction => AchievedPerDevice / Peak.FlopsPerSecond;

    /// <summary>From a speed: FLOPs per token x tokens per second / (devices x peak).</summary>
    public static Mfu FromSpeed(double flopsPerToken, double tokensPerSecond, int devices, Peak peak)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(flopsPerToken);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokensPerSecond);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(devices);
        ArgumentNullException.ThrowIfNull(peak);
        return new(flopsPerToken * tokensPerSecond / devices, peak);
    }

    /// <summary>From a bill: FLOPs per token x tokens / (device hours x 3600 s x peak).</summary>
    public static Mfu FromRun(double flopsPerToken, double tokens, double deviceHours, Peak peak)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(flopsPerToken);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviceHours);
        ArgumentNullException.ThrowIfNull(peak);
        return new(flopsPerToken * tokens / (deviceHours * 3600), peak);
    }

    /// <summary>The same run over another denominator.</summary>
    public Mfu Of(Peak other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Peak = other };
    }

    /// <summary>One run over several denominators: <c>19.5 % of FP8 peak = 39.0 % of BF16 peak</c>.</summary>
    public string Describe(params IEnumerable<Peak> others) => string.Join(" = ", others.Select(Of).Prepend(this));

    /// <summary><c>39.0 % of BF16 peak</c>.</summary>
    public override string ToString() => $"{Fraction * 100:0.0} % of {Peak.Dtype} peak";
}
