using ILGPU.Simulation;

namespace ILGPU.Runtime;

/// <summary>A two-dimensional buffer in device memory. Not zeroed: set it before a kernel reads it.</summary>
public class MemoryBuffer2D<T, TStride> : MemoryBuffer<ArrayView2D<T, TStride>>
    where T : unmanaged
    where TStride : struct, IStride2D
{
    internal MemoryBuffer2D(Accelerator accelerator, Allocation? allocation, in ArrayView2D<T, TStride> view)
        : base(accelerator, allocation, view) { }

    public LongIndex2D Extent => View.Extent;

    public Index2D IntExtent => View.IntExtent;

    /// <summary>The whole memory, as elements side by side, gaps included.</summary>
    public ArrayView<T> AsContiguous() => View.AsContiguous();

    public static explicit operator ArrayView<T>(MemoryBuffer2D<T, TStride> buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return buffer.AsContiguous();
    }
}
