using ILGPU.Simulation;

namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.DenseXY>> buffer, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.DenseXY>> buffer, AcceleratorStream stream, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.DenseXY>> buffer, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.DenseXY>> buffer, AcceleratorStream stream, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.DenseZY>> buffer, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.DenseZY>> buffer, AcceleratorStream stream, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.DenseZY>> buffer, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.DenseZY>> buffer, AcceleratorStream stream, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.General>> buffer, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.General>> buffer, AcceleratorStream stream, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.General>> buffer, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.General>> buffer, AcceleratorStream stream, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);
}
