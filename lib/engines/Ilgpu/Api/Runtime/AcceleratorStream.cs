namespace ILGPU.Runtime;

/// <summary>An order of copies and launches.</summary>
public abstract class AcceleratorStream : AcceleratorObject
{
    protected AcceleratorStream(Accelerator accelerator) : base(accelerator) { }

    /// <summary>Waits until all work of the stream is done.</summary>
    public abstract void Synchronize();

    /// <summary>Marks the present moment in the stream.</summary>
    /// <exception cref="NotSupportedException">The context was built without <see cref="Context.Builder.Profiling"/>.</exception>
    public abstract ProfilingMarker AddProfilingMarker();
}
