using ILGPU.Simulation;

namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    /// <summary>Copies the first <c>span.Length</c> elements to <paramref name="span"/>.</summary>
    [NotInsideKernel]
    public static void CopyToCPU<T, TView>(this TView source, in Span<T> span)
        where T : unmanaged
        where TView : IContiguousArrayView<T>
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span.Length, source.Length, nameof(span));
        HostCopy.ToHost(source.AddressOf(), span);
    }

    [NotInsideKernel]
    public static void CopyToCPU<T, TView>(this TView source, AcceleratorStream stream, in Span<T> span)
        where T : unmanaged
        where TView : IContiguousArrayView<T> =>
        source.CopyToCPU(span);

    /// <summary>Copies <paramref name="span"/> to the first elements.</summary>
    [NotInsideKernel]
    public static void CopyFromCPU<T, TView>(this TView target, in ReadOnlySpan<T> span)
        where T : unmanaged
        where TView : IContiguousArrayView<T>
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span.Length, target.Length, nameof(span));
        HostCopy.ToDevice(span, target.AddressOf());
    }

    [NotInsideKernel]
    public static void CopyFromCPU<T, TView>(this TView target, AcceleratorStream stream, in ReadOnlySpan<T> span)
        where T : unmanaged
        where TView : IContiguousArrayView<T> =>
        target.CopyFromCPU(span);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView1D<T, Stride1D.Dense> source, AcceleratorStream stream, in Span<T> span)
        where T : unmanaged =>
        source.BaseView.CopyToCPU(span);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView1D<T, Stride1D.Dense> target, AcceleratorStream stream, in ReadOnlySpan<T> span)
        where T : unmanaged =>
        target.BaseView.CopyFromCPU(span);
}
