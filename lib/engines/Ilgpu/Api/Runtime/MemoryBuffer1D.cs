using ILGPU.Simulation;

namespace ILGPU.Runtime;

/// <summary>A one-dimensional buffer in device memory. Not zeroed: set it before a kernel reads it.</summary>
public class MemoryBuffer1D<T, TStride> : MemoryBuffer<ArrayView1D<T, TStride>>
    where T : unmanaged
    where TStride : struct, IStride1D
{
    internal MemoryBuffer1D(Accelerator accelerator, Allocation? allocation, in ArrayView1D<T, TStride> view)
        : base(accelerator, allocation, view) { }

    public LongIndex1D Extent => View.Extent;

    public Index1D IntExtent => View.IntExtent;

    /// <summary>The whole memory, as elements side by side, gaps included.</summary>
    public ArrayView<T> AsContiguous() => View.AsContiguous();

    public static explicit operator ArrayView<T>(MemoryBuffer1D<T, TStride> buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return buffer.AsContiguous();
    }
}
