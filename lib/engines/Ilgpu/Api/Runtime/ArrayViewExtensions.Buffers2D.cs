using ILGPU.Simulation;

namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.DenseX>> buffer, T[,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.DenseX>> buffer, AcceleratorStream stream, T[,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.DenseX>> buffer, T[,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.DenseX>> buffer, AcceleratorStream stream, T[,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.DenseY>> buffer, T[,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.DenseY>> buffer, AcceleratorStream stream, T[,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.DenseY>> buffer, T[,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.DenseY>> buffer, AcceleratorStream stream, T[,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.General>> buffer, T[,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.General>> buffer, AcceleratorStream stream, T[,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.General>> buffer, T[,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.General>> buffer, AcceleratorStream stream, T[,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(buffer.View, data);
}
