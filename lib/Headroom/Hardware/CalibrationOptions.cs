namespace Headroom.Hardware;

/// <summary>Bounds of a calibration.</summary>
public sealed record CalibrationOptions
{
    /// <summary>No new round starts after half of this; 5 s unless told.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one loop repeats in one round; 0.16 s unless told. There are eight loops; the FMA loops take half of it.</summary>
    public TimeSpan Slice { get; init; } = TimeSpan.FromSeconds(0.16);

    /// <summary>The triad's three arrays together; unless told, four times the last-level cache within 192 MiB and 1 GiB.</summary>
    public long? ArrayBytes { get; init; }
}
