namespace Headroom.Tests.Measurement;

/// <summary>A clock that moves only when told, in nanoseconds.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => 1_000_000_000;

    public override long GetTimestamp() => _now;

    public void Advance(double seconds) => _now += (long)Math.Round(seconds * 1e9);
}
