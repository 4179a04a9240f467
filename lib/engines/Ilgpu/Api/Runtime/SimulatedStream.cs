namespace ILGPU.Runtime;

/// <summary>A stream whose work is done when the call that asked for it returns.</summary>
internal sealed class SimulatedStream(Accelerator accelerator) : AcceleratorStream(accelerator)
{
    public override void Synchronize() => VerifyNotDisposed();

    public override ProfilingMarker AddProfilingMarker() => Accelerator.Context.Properties.EnableProfiling
        ? new SimulatedMarker(Accelerator)
        : throw new NotSupportedException("Cannot add profiling marker. Ensure that profiling is enabled from the ContextBuilder.");

    protected override void DisposeAcceleratorObject(bool disposing) { }
}
