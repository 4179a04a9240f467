using ILGPU.Util;

namespace ILGPU.Runtime;

/// <summary>A device in use: allocates buffers, loads and launches kernels.</summary>
public abstract partial class Accelerator : DisposeBase, IDevice
{
    private readonly List<AcceleratorObject> children = [];

    private protected Accelerator(Context context, Device device)
    {
        Context = context;
        Device = device;
        DefaultStream = new SimulatedStream(this);
        context.OnAcceleratorCreated(this);
    }

    public event EventHandler? Disposed;

    public Context Context { get; }

    public Device Device { get; }

    public AcceleratorStream DefaultStream { get; }

    public AcceleratorType AcceleratorType => Device.AcceleratorType;

    public string Name => Device.Name;

    /// <summary>Bytes of device memory.</summary>
    public long MemorySize => Device.MemorySize;

    public Index3D MaxGridSize => Device.MaxGridSize;

    public Index3D MaxGroupSize => Device.MaxGroupSize;

    public int MaxNumThreadsPerGroup => Device.MaxNumThreadsPerGroup;

    /// <summary>Bytes of shared memory a group may use, static and dynamic together.</summary>
    public int MaxSharedMemoryPerGroup => Device.MaxSharedMemoryPerGroup;

    /// <summary>Bytes of constant memory.</summary>
    public int MaxConstantMemory => Device.MaxConstantMemory;

    public int WarpSize => Device.WarpSize;

    public int NumMultiprocessors => Device.NumMultiprocessors;

    public int MaxNumThreadsPerMultiprocessor => Device.MaxNumThreadsPerMultiprocessor;

    public int MaxNumThreads => Device.MaxNumThreads;

    /// <summary>Enough groups of enough lanes to fill the device.</summary>
    public (Index1D, Index1D) MaxNumGroupsExtent => (MaxNumThreads / MaxNumThreadsPerGroup, MaxNumThreadsPerGroup);

    /// <summary>Objects of this accelerator that are not disposed yet.</summary>
    public int NumberChildObjects
    {
        get
        {
            lock (children)
                return children.Count;
        }
    }

    /// <summary>A stream; here every stream does its work at once.</summary>
    public AcceleratorStream CreateStream() => new SimulatedStream(this);

    /// <summary>Waits for all streams.</summary>
    public void Synchronize() => VerifyNotDisposed();

    /// <summary>Writes the device's limits, one a line.</summary>
    public void PrintInformation(TextWriter writer) => Device.PrintInformation(writer);

    public override string ToString() => Device.ToString();

    internal void Add(AcceleratorObject child)
    {
        lock (children)
        {
            VerifyNotDisposed();
            children.Add(child);
        }
    }

    internal void Remove(AcceleratorObject child)
    {
        lock (children)
            children.Remove(child);
    }

    protected override void Dispose(bool disposing)
    {
        AcceleratorObject[] open;
        lock (children)
            open = [.. children];
        ReportLeaks(open.OfType<MemoryBuffer>());
        foreach (var child in open)
            child.Dispose();
        Disposed?.Invoke(this, EventArgs.Empty);
        base.Dispose(disposing);
    }
}
