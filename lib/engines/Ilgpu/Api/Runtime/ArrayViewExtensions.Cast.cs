namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    /// <summary>The same memory as elements of another type; the dimension that varies fastest changes its length.</summary>
    public static ArrayView1D<TOther, Stride1D.Dense> Cast<T, TOther>(this ArrayView1D<T, Stride1D.Dense> view)
        where T : unmanaged
        where TOther : unmanaged
    {
        var (extent, stride) = view.Stride.Cast(StrideExtensions.CreateCastContext(ArrayView<T>.ElementSize, ArrayView<TOther>.ElementSize), view.Extent);
        return new(view.BaseView.Cast<TOther>(), extent, stride);
    }

    public static ArrayView2D<TOther, Stride2D.DenseX> Cast<T, TOther>(this ArrayView2D<T, Stride2D.DenseX> view)
        where T : unmanaged
        where TOther : unmanaged
    {
        var (extent, stride) = view.Stride.Cast(StrideExtensions.CreateCastContext(ArrayView<T>.ElementSize, ArrayView<TOther>.ElementSize), view.Extent);
        return new(view.BaseView.Cast<TOther>(), extent, stride);
    }

    public static ArrayView2D<TOther, Stride2D.DenseY> Cast<T, TOther>(this ArrayView2D<T, Stride2D.DenseY> view)
        where T : unmanaged
        where TOther : unmanaged
    {
        var (extent, stride) = view.Stride.Cast(StrideExtensions.CreateCastContext(ArrayView<T>.ElementSize, ArrayView<TOther>.ElementSize), view.Extent);
        return new(view.BaseView.Cast<TOther>(), extent, stride);
    }

    public static ArrayView3D<TOther, Stride3D.DenseXY> Cast<T, TOther>(this ArrayView3D<T, Stride3D.DenseXY> view)
        where T : unmanaged
        where TOther : unmanaged
    {
        var (extent, stride) = view.Stride.Cast(StrideExtensions.CreateCastContext(ArrayView<T>.ElementSize, ArrayView<TOther>.ElementSize), view.Extent);
        return new(view.BaseView.Cast<TOther>(), extent, stride);
    }

    public static ArrayView3D<TOther, Stride3D.DenseZY> Cast<T, TOther>(this ArrayView3D<T, Stride3D.DenseZY> view)
        where T : unmanaged
        where TOther : unmanaged
    {
        var (extent, stride) = view.Stride.Cast(StrideExtensions.CreateCastContext(ArrayView<T>.ElementSize, ArrayView<TOther>.ElementSize), view.Extent);
        return new(view.BaseView.Cast<TOther>(), extent, stride);
    }

    /// <summary>The same memory with X and Y exchanged; nothing moves.</summary>
    public static ArrayView2D<T, Stride2D.DenseY> AsTransposed<T>(this ArrayView2D<T, Stride2D.DenseX> view)
        where T : unmanaged =>
        new(view.BaseView, new LongIndex2D(view.Extent.Y, view.Extent.X), new(view.Stride.YStride));

    public static ArrayView2D<T, Stride2D.DenseX> AsTransposed<T>(this ArrayView2D<T, Stride2D.DenseY> view)
        where T : unmanaged =>
        new(view.BaseView, new LongIndex2D(view.Extent.Y, view.Extent.X), new(view.Stride.XStride));

    public static ArrayView2D<T, Stride2D.General> AsTransposed<T>(this ArrayView2D<T, Stride2D.General> view)
        where T : unmanaged =>
        new(view.BaseView, new LongIndex2D(view.Extent.Y, view.Extent.X), new(new Index2D(view.Stride.YStride, view.Stride.XStride)));
}
