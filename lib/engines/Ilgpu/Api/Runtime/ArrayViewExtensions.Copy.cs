using ILGPU.Simulation;

namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    /// <summary>Copies all elements to the start of <paramref name="target"/>.</summary>
    [NotInsideKernel]
    public static void CopyTo<TView>(this TView source, in TView target)
        where TView : IContiguousArrayView
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(source.LengthInBytes, target.LengthInBytes, nameof(source));
        HostCopy.Within(source.AddressOf(), target.AddressOf(), source.LengthInBytes);
    }

    [NotInsideKernel]
    public static void CopyTo<TView>(this TView source, AcceleratorStream stream, in TView target)
        where TView : IContiguousArrayView =>
        source.CopyTo(target);

    /// <summary>Copies all of <paramref name="source"/> to the start of this view.</summary>
    [NotInsideKernel]
    public static void CopyFrom<TView>(this TView target, in TView source)
        where TView : IContiguousArrayView =>
        source.CopyTo(target);

    [NotInsideKernel]
    public static void CopyFrom<TView>(this TView target, AcceleratorStream stream, in TView source)
        where TView : IContiguousArrayView =>
        source.CopyTo(target);

    [NotInsideKernel]
    public static void CopyTo<T>(this ArrayView1D<T, Stride1D.Dense> source, ArrayView1D<T, Stride1D.Dense> target)
        where T : unmanaged =>
        source.BaseView.CopyTo(target.BaseView);

    [NotInsideKernel]
    public static void CopyTo<T>(this ArrayView1D<T, Stride1D.Dense> source, AcceleratorStream stream, in ArrayView1D<T, Stride1D.Dense> target)
        where T : unmanaged =>
        source.BaseView.CopyTo(target.BaseView);

    [NotInsideKernel]
    public static void CopyFrom<T>(this ArrayView1D<T, Stride1D.Dense> target, in ArrayView1D<T, Stride1D.Dense> source)
        where T : unmanaged =>
        source.BaseView.CopyTo(target.BaseView);

    [NotInsideKernel]
    public static void CopyFrom<T>(this ArrayView1D<T, Stride1D.Dense> target, AcceleratorStream stream, in ArrayView1D<T, Stride1D.Dense> source)
        where T : unmanaged =>
        source.BaseView.CopyTo(target.BaseView);
}
