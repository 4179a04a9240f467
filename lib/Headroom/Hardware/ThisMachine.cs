namespace Headroom.Hardware;

/// <summary>
/// The machine at hand: measured on first use, which takes about three seconds, and remembered in
/// <see cref="CalibrationFile.DefaultPath"/>.
/// </summary>
public static class ThisMachine
{
    private static readonly Lazy<Calibration> s_calibration = new(() => CalibrationFile.LoadOrMeasure(CalibrationFile.DefaultPath));
    private static readonly Lazy<DeviceSheet> s_device = new(() => Calibration.ToDevice());
    private static readonly Lazy<DeviceSheet> s_oneCore = new(() => Calibration.ToOneCoreDevice());

    /// <summary>All measured ceilings.</summary>
    public static Calibration Calibration => s_calibration.Value;

    /// <summary>All cores as a device sheet.</summary>
    public static DeviceSheet Device => s_device.Value;

    /// <summary>Of the largest cache that one core sees, in bytes, as the processor says itself.</summary>
    public static long CacheBytes => Processor.LastLevelCacheBytes;

    /// <summary>One core as a device sheet.</summary>
    public static DeviceSheet OneCore => s_oneCore.Value;
}
