using ILGPU.Simulation;

namespace ILGPU.Runtime;

/// <summary>A three-dimensional buffer in device memory. Not zeroed: set it before a kernel reads it.</summary>
public class MemoryBuffer3D<T, TStride> : MemoryBuffer<ArrayView3D<T, TStride>>
    where T : unmanaged
    where TStride : struct, IStride3D
{
    internal MemoryBuffer3D(Accelerator accelerator, Allocation? allocation, in ArrayView3D<T, TStride> view)
        : base(accelerator, allocation, view) { }

    public LongIndex3D Extent => View.Extent;

    public Index3D IntExtent => View.IntExtent;

    /// <summary>The whole memory, as elements side by side, gaps included.</summary>
    public ArrayView<T> AsContiguous() => View.AsContiguous();

    public static explicit operator ArrayView<T>(MemoryBuffer3D<T, TStride> buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return buffer.AsContiguous();
    }
}
