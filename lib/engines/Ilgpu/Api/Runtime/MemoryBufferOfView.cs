using ILGPU.Simulation;

namespace ILGPU.Runtime;

/// <summary>Device memory with its view.</summary>
public class MemoryBuffer<TView> : MemoryBuffer
    where TView : struct, IArrayView
{
    internal MemoryBuffer(Accelerator accelerator, Allocation? allocation, in TView view)
        : base(accelerator, allocation, view.Length, view.ElementSize) => View = view;

    /// <summary>What kernels get; an empty view after disposal.</summary>
    public TView View { get; private set; }

    public bool IsValid => !IsDisposed;

    public TView ToArrayView() => View;

    protected override void DisposeAcceleratorObject(bool disposing)
    {
        base.DisposeAcceleratorObject(disposing);
        View = default;
    }

    public static implicit operator TView(MemoryBuffer<TView> buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return buffer.View;
    }
}
