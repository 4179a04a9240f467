namespace ILGPU.Runtime;

/// <summary>Markers in the default stream.</summary>
public static class ProfilingMarkers
{
    /// <summary>Marks the present moment in the default stream.</summary>
    public static ProfilingMarker AddProfilingMarker(this Accelerator accelerator)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        return accelerator.DefaultStream.AddProfilingMarker();
    }
}
