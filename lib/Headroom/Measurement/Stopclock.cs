namespace Headroom.Measurement;

/// <summary>Seconds from a time provider's raw ticks: TimeSpan would round to 100 ns.</summary>
internal readonly struct Stopclock(TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();

    /// <summary>Since the clock was made; at least one tick, so that a time can be divided by.</summary>
    public double Seconds => Math.Max(clock.GetTimestamp() - _started, 1) / (double)clock.TimestampFrequency;
}
