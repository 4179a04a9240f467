namespace ILGPU.Runtime;

/// <summary>A moment in a stream.</summary>
public abstract class ProfilingMarker : AcceleratorObject
{
    protected ProfilingMarker(Accelerator accelerator) : base(accelerator) { }

    /// <summary>Waits until the stream has reached the marker.</summary>
    public abstract void Synchronize();

    /// <summary>Time from <paramref name="marker"/> to this one; here the simulator's time, which says nothing about a GPU's.</summary>
    public abstract TimeSpan MeasureFrom(ProfilingMarker marker);

    /// <summary>Time from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public static TimeSpan operator -(ProfilingMarker end, ProfilingMarker start)
    {
        ArgumentNullException.ThrowIfNull(end);
        return end.MeasureFrom(start);
    }
}
