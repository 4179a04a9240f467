using ILGPU.Simulation;

namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.Dense>> buffer, T[] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.Dense>> buffer, AcceleratorStream stream, T[] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.Dense>> buffer, T[] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.Dense>> buffer, AcceleratorStream stream, T[] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.General>> buffer, T[] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.General>> buffer, AcceleratorStream stream, T[] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.General>> buffer, T[] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.General>> buffer, AcceleratorStream stream, T[] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);
}
