using System.Diagnostics;

namespace ILGPU.Runtime;

internal sealed class SimulatedMarker(Accelerator accelerator) : ProfilingMarker(accelerator)
{
    private readonly long timestamp = Stopwatch.GetTimestamp();

    public override void Synchronize() => VerifyNotDisposed();

    public override TimeSpan MeasureFrom(ProfilingMarker marker) => marker is SimulatedMarker start
        ? Stopwatch.GetElapsedTime(start.timestamp, timestamp)
        : throw new ArgumentException("Profiling marker is not compatible with this accelerator", nameof(marker));

    protected override void DisposeAcceleratorObject(bool disposing) { }
}
