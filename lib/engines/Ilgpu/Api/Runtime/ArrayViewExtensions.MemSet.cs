using ILGPU.Simulation;

namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    /// <summary>Sets every byte to 0.</summary>
    [NotInsideKernel]
    public static void MemSetToZero<TView>(this TView view)
        where TView : IContiguousArrayView =>
        view.MemSet(0);

    [NotInsideKernel]
    public static void MemSetToZero<TView>(this TView view, AcceleratorStream stream)
        where TView : IContiguousArrayView =>
        view.MemSet(stream, 0);

    /// <summary>Sets every byte to <paramref name="value"/>.</summary>
    [NotInsideKernel]
    public static void MemSet<TView>(this TView view, byte value)
        where TView : IContiguousArrayView =>
        HostCopy.Fill(view.AddressOf(), view.LengthInBytes, value);

    [NotInsideKernel]
    public static void MemSet<TView>(this TView view, AcceleratorStream stream, byte value)
        where TView : IContiguousArrayView =>
        view.MemSet(value);

    /// <summary>Sets every byte to 0.</summary>
    [NotInsideKernel]
    public static void MemSetToZero<T>(this ArrayView1D<T, Stride1D.Dense> view)
        where T : unmanaged =>
        view.MemSet(0);

    [NotInsideKernel]
    public static void MemSetToZero<T>(this ArrayView1D<T, Stride1D.Dense> view, AcceleratorStream stream)
        where T : unmanaged =>
        view.MemSet(stream, 0);

    /// <summary>Sets every byte to <paramref name="value"/>.</summary>
    [NotInsideKernel]
    public static void MemSet<T>(this ArrayView1D<T, Stride1D.Dense> view, byte value)
        where T : unmanaged =>
        view.BaseView.MemSet(value);

    [NotInsideKernel]
    public static void MemSet<T>(this ArrayView1D<T, Stride1D.Dense> view, AcceleratorStream stream, byte value)
        where T : unmanaged =>
        view.MemSet(value);
}
