using ILGPU.Simulation;

namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    /// <summary>The elements as a new array of the same shape.</summary>
    [NotInsideKernel]
    public static T[,,] GetAsArray3D<T>(this ArrayView3D<T, Stride3D.DenseXY> view)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[,,] GetAsArray3D<T>(this ArrayView3D<T, Stride3D.DenseXY> view, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[,,] GetAsArray3D<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.DenseXY>> buffer)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);

    [NotInsideKernel]
    public static T[,,] GetAsArray3D<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.DenseXY>> buffer, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);

    [NotInsideKernel]
    public static T[,,] GetAsArray3D<T>(this ArrayView3D<T, Stride3D.DenseZY> view)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[,,] GetAsArray3D<T>(this ArrayView3D<T, Stride3D.DenseZY> view, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[,,] GetAsArray3D<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.DenseZY>> buffer)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);

    [NotInsideKernel]
    public static T[,,] GetAsArray3D<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.DenseZY>> buffer, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);

    [NotInsideKernel]
    public static T[,,] GetAsArray3D<T>(this ArrayView3D<T, Stride3D.General> view)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[,,] GetAsArray3D<T>(this ArrayView3D<T, Stride3D.General> view, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[,,] GetAsArray3D<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.General>> buffer)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);

    [NotInsideKernel]
    public static T[,,] GetAsArray3D<T>(this MemoryBuffer<ArrayView3D<T, Stride3D.General>> buffer, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);
}
