using ILGPU.Simulation.Metering;

namespace ILGPU.Simulation.Reports;

/// <summary>The time that no launch with these counts can beat on a device, caches aside: its bytes at full bandwidth, or its FLOPs at full speed.</summary>
/// <param name="Seconds">The longer of the two.</param>
/// <param name="IsMemoryBound">Whether that is the time for the bytes.</param>
public readonly record struct RooflineFloor(double Seconds, bool IsMemoryBound)
{
    /// <exception cref="ArgumentOutOfRangeException">A peak of the sheet is not positive.</exception>
    public static RooflineFloor Of(Counters counters, DeviceSheet device)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(device.FlopsPerSecond);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(device.BytesPerSecond);
        var memory = counters.Global.BytesMoved / device.BytesPerSecond;
        var arithmetic = counters.Operations.Flops / device.FlopsPerSecond;
        return new(Math.Max(memory, arithmetic), memory >= arithmetic);
    }
}
