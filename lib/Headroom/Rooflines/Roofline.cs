using Headroom.Hardware;

namespace Headroom.Rooflines;

/// <summary>Which ceiling a workload meets first.</summary>
public enum Bound
{
    /// <summary>The memory bus: intensity below the ridge point.</summary>
    Memory,

    /// <summary>The arithmetic units: intensity at or above the ridge point.</summary>
    Compute,
}

/// <summary>The two ceilings of a device for one dtype: a bandwidth, and a dense peak that names its dtype and accumulate type.</summary>
public sealed record Roofline
{
    /// <summary>The sheet's ceilings; throws <see cref="KeyNotFoundException"/> when the device has no peak for the dtype.</summary>
    public Roofline(DeviceSheet device, Dtype dtype)
        : this((device ?? throw new ArgumentNullException(nameof(device))).Name, device.Peak(dtype), device.Bandwidth) => Device = device;

    /// <summary>Ceilings of your own, such as a measured bandwidth.</summary>
    public Roofline(string name, Peak peak, Figure bandwidth)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(peak);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(peak.FlopsPerSecond, nameof(peak));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bandwidth.Value, nameof(bandwidth));
        (Name, Peak, Bandwidth) = (name, peak, bandwidth);
    }

    /// <summary>For legends: the device's name.</summary>
    public string Name { get; init; }

    /// <summary>The device, where the roofline is a sheet's.</summary>
    public DeviceSheet? Device { get; }

    /// <summary>The flat roof.</summary>
    public Peak Peak { get; }

    /// <summary>The slope, in B/s.</summary>
    public Figure Bandwidth { get; }

    /// <summary>The dtype of the flat roof's inputs.</summary>
    public Dtype Dtype => Peak.Dtype;

    /// <summary>The intensity, in FLOP per byte, at which both ceilings meet.</summary>
    public double Ridge => Peak.FlopsPerSecond / Bandwidth;

    /// <summary>The most FLOP/s at an intensity in FLOP per byte: min(peak, intensity x bandwidth).</summary>
    public double Attainable(double intensity)
    {
        if (double.IsNaN(intensity) || intensity < 0)
            throw new ArgumentOutOfRangeException(nameof(intensity), intensity, "intensity is FLOPs over bytes and cannot be below 0.");
        return Math.Min(Peak.FlopsPerSecond, intensity * Bandwidth);
    }

    /// <summary>The most FLOP/s for a workload.</summary>
    public double Attainable(Workload workload) => Attainable(workload.Intensity);

    /// <summary>Which ceiling the workload meets first; at the ridge point itself, compute.</summary>
    public Bound BoundOf(Workload workload) => workload.Intensity < Ridge ? Bound.Memory : Bound.Compute;

    /// <summary>Seconds that no implementation can beat: max(FLOPs / peak, bytes / bandwidth).</summary>
    public double TimeFloor(Workload workload) => Math.Max(workload.Flops / Peak.FlopsPerSecond, workload.Bytes / Bandwidth);

    /// <summary>
    /// Seconds when bytes and arithmetic take turns: FLOPs / peak + bytes / bandwidth. With <see cref="TimeFloor"/> it brackets what
    /// a kernel takes that reaches both roofs; it is never more than twice the floor.
    /// </summary>
    public double TimeInTurns(Workload workload) => workload.Flops / Peak.FlopsPerSecond + workload.Bytes / Bandwidth;

    /// <summary>
    /// The batch from which a matrix of weights is multiplied at the peak: ridge x bytes per weight / 2. Of [B, k] times [k, n], 2 B n k
    /// FLOPs
    /// stand over n k weights; the B (k + n) other elements are left out, so it holds for B far below k and n.
    /// </summary>
    public double CriticalBatch(Dtype weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return Ridge * weights.Bytes / 2;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Peak}; {Bandwidth}; ridge {Ridge:0.#} FLOP/B";
}
