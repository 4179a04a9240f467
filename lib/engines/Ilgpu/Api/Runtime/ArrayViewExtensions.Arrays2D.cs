using ILGPU.Simulation;

namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    /// <summary>Copies the view to <paramref name="data"/>, which is at least as long along every dimension.</summary>
    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView2D<T, Stride2D.DenseX> view, T[,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView2D<T, Stride2D.DenseX> view, AcceleratorStream stream, T[,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    /// <summary>Fills the view from <paramref name="data"/>, which is at least as long along every dimension.</summary>
    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView2D<T, Stride2D.DenseX> view, T[,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView2D<T, Stride2D.DenseX> view, AcceleratorStream stream, T[,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView2D<T, Stride2D.DenseY> view, T[,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView2D<T, Stride2D.DenseY> view, AcceleratorStream stream, T[,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView2D<T, Stride2D.DenseY> view, T[,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView2D<T, Stride2D.DenseY> view, AcceleratorStream stream, T[,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView2D<T, Stride2D.General> view, T[,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView2D<T, Stride2D.General> view, AcceleratorStream stream, T[,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView2D<T, Stride2D.General> view, T[,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView2D<T, Stride2D.General> view, AcceleratorStream stream, T[,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);
}
