using ILGPU.Simulation;

namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    /// <summary>The elements as a new array of the same shape.</summary>
    [NotInsideKernel]
    public static T[,] GetAsArray2D<T>(this ArrayView2D<T, Stride2D.DenseX> view)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[,] GetAsArray2D<T>(this ArrayView2D<T, Stride2D.DenseX> view, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[,] GetAsArray2D<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.DenseX>> buffer)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);

    [NotInsideKernel]
    public static T[,] GetAsArray2D<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.DenseX>> buffer, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);

    [NotInsideKernel]
    public static T[,] GetAsArray2D<T>(this ArrayView2D<T, Stride2D.DenseY> view)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[,] GetAsArray2D<T>(this ArrayView2D<T, Stride2D.DenseY> view, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[,] GetAsArray2D<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.DenseY>> buffer)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);

    [NotInsideKernel]
    public static T[,] GetAsArray2D<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.DenseY>> buffer, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);

    [NotInsideKernel]
    public static T[,] GetAsArray2D<T>(this ArrayView2D<T, Stride2D.General> view)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[,] GetAsArray2D<T>(this ArrayView2D<T, Stride2D.General> view, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[,] GetAsArray2D<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.General>> buffer)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);

    [NotInsideKernel]
    public static T[,] GetAsArray2D<T>(this MemoryBuffer<ArrayView2D<T, Stride2D.General>> buffer, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);
}
