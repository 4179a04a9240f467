using ILGPU.Simulation;

namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    /// <summary>The elements as a new array.</summary>
    [NotInsideKernel]
    public static T[] GetAsArray<T>(this ArrayView<T> view)
        where T : unmanaged =>
        view.AsDense().GetAsArray1D();

    [NotInsideKernel]
    public static T[] GetAsArray<T>(this ArrayView<T> view, AcceleratorStream stream)
        where T : unmanaged =>
        view.GetAsArray();

    /// <summary>The elements as a new array of the same shape.</summary>
    [NotInsideKernel]
    public static T[] GetAsArray1D<T>(this ArrayView1D<T, Stride1D.Dense> view)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[] GetAsArray1D<T>(this ArrayView1D<T, Stride1D.Dense> view, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[] GetAsArray1D<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.Dense>> buffer)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);

    [NotInsideKernel]
    public static T[] GetAsArray1D<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.Dense>> buffer, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);

    [NotInsideKernel]
    public static T[] GetAsArray1D<T>(this ArrayView1D<T, Stride1D.General> view)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[] GetAsArray1D<T>(this ArrayView1D<T, Stride1D.General> view, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(view);

    [NotInsideKernel]
    public static T[] GetAsArray1D<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.General>> buffer)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);

    [NotInsideKernel]
    public static T[] GetAsArray1D<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.General>> buffer, AcceleratorStream stream)
        where T : unmanaged =>
        ArrayCopy.ToArray(buffer.View);
}
