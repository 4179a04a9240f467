using ILGPU.Simulation;

namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    /// <summary>Copies the view to <paramref name="data"/>, which is at least as long along every dimension.</summary>
    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView3D<T, Stride3D.DenseXY> view, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView3D<T, Stride3D.DenseXY> view, AcceleratorStream stream, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    /// <summary>Fills the view from <paramref name="data"/>, which is at least as long along every dimension.</summary>
    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView3D<T, Stride3D.DenseXY> view, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView3D<T, Stride3D.DenseXY> view, AcceleratorStream stream, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView3D<T, Stride3D.DenseZY> view, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView3D<T, Stride3D.DenseZY> view, AcceleratorStream stream, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView3D<T, Stride3D.DenseZY> view, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView3D<T, Stride3D.DenseZY> view, AcceleratorStream stream, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView3D<T, Stride3D.General> view, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView3D<T, Stride3D.General> view, AcceleratorStream stream, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.ToArray(view, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView3D<T, Stride3D.General> view, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView3D<T, Stride3D.General> view, AcceleratorStream stream, T[,,] data)
        where T : unmanaged =>
        ArrayCopy.FromArray(view, data);
}
