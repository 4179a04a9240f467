using ILGPU.Simulation;

namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView<T> view, T[] data)
        where T : unmanaged =>
        view.AsDense().CopyToCPU(data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView<T> view, AcceleratorStream stream, T[] data)
        where T : unmanaged =>
        view.AsDense().CopyToCPU(data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView<T> view, T[] data)
        where T : unmanaged =>
        view.AsDense().CopyFromCPU(data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView<T> view, AcceleratorStream stream, T[] data)
        where T : unmanaged =>
        view.AsDense().CopyFromCPU(data);

    /// <summary>Copies the view to <paramref name="data"/>, which is at least as long along every dimension.</summary>
    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView1D<T, Stride1D.Dense> view, T[] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView1D<T, Stride1D.Dense> view, AcceleratorStream stream, T[] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    /// <summary>Fills the view from <paramref name="data"/>, which is at least as long along every dimension.</summary>
    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView1D<T, Stride1D.Dense> view, T[] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView1D<T, Stride1D.Dense> view, AcceleratorStream stream, T[] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView1D<T, Stride1D.General> view, T[] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView1D<T, Stride1D.General> view, AcceleratorStream stream, T[] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView1D<T, Stride1D.General> view, T[] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView1D<T, Stride1D.General> view, AcceleratorStream stream, T[] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);
}
