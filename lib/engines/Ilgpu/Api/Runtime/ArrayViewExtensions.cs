using ILGPU.Simulation;

namespace ILGPU.Runtime;

/// <summary>What every view can do: fill, copy, cast, transpose.</summary>
public static partial class ArrayViewExtensions
{
    /// <summary>True for a view of nothing.</summary>
    public static bool HasNoData<TView>(this TView view)
        where TView : IArrayView =>
        !view.HasData();

    /// <summary>True where the view has at least one element.</summary>
    public static bool HasData<TView>(this TView view)
        where TView : IArrayView =>
        view.IsValid && view.Length > 0;

    /// <summary>The accelerator that owns the view's buffer.</summary>
    [NotInsideKernel]
    public static Accelerator GetAccelerator<TView>(this TView view)
        where TView : IArrayView =>
        view.Buffer?.Accelerator ?? throw new ObjectDisposedException(nameof(MemoryBuffer), "the view has no buffer: it is empty, or its buffer has been disposed");

    /// <summary>One element, as a view.</summary>
    public static VariableView<T> VariableView<T>(this ArrayView<T> view, Index1D element)
        where T : unmanaged =>
        new(view.SubView(element.X, 1));

    public static VariableView<T> VariableView<T>(this ArrayView<T> view, LongIndex1D element)
        where T : unmanaged =>
        new(view.SubView(element.X, 1));

    public static ArrayView1D<T, Stride1D.Dense> AsDense<T>(this ArrayView<T> view)
        where T : unmanaged =>
        view;

    public static ArrayView1D<T, Stride1D.General> AsGeneral<T>(this ArrayView<T> view, Stride1D.General stride)
        where T : unmanaged =>
        view.AsDense().AsGeneral(stride);

    public static ArrayView1D<T, Stride1D.General> AsGeneral<T>(this ArrayView<T> view)
        where T : unmanaged =>
        view.AsDense().AsGeneral();

    internal static nint AddressOf<TView>(this TView view)
        where TView : IArrayView =>
        view is IViewAddress typed ? typed.Address : ((MemoryBuffer)(object)view).NativePtr;
}
