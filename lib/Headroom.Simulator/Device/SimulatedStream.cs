using System.Diagnostics;
using ILGPU.Runtime;

namespace Headroom.Simulator.Device;

/// <summary>A stream that has done its work when a call returns.</summary>
internal sealed class SimulatedStream(Accelerator accelerator) : AcceleratorStream(accelerator)
{
    public override void Synchronize() { }

    protected override ProfilingMarker AddProfilingMarkerInternal() => new SimulatedMarker(Accelerator);

    protected override void DisposeAcceleratorObject(bool disposing) { }

    private sealed class SimulatedMarker(Accelerator accelerator) : ProfilingMarker(accelerator)
    {
        private readonly long _at = Stopwatch.GetTimestamp();

        public override void Synchronize() { }

        public override TimeSpan MeasureFrom(ProfilingMarker marker) => Stopwatch.GetElapsedTime(((SimulatedMarker)marker)._at, _at);

        protected override void DisposeAcceleratorObject(bool disposing) { }
    }
}

/// <summary>Host memory that stays where it is: the simulated GPU reads all of it.</summary>
internal sealed class NoPageLock<T> : PageLockScope<T> where T : unmanaged
{
    public NoPageLock(Accelerator accelerator, nint address, long length) : base(accelerator, length) => AddrOfLockedObject = address;

    protected override void DisposeAcceleratorObject(bool disposing) { }
}
