namespace ILGPU.Runtime;

public readonly partial struct ArrayView1D<T, TStride>
{
    /// <summary>The same elements without a stride; throws where they do not lie side by side.</summary>
    public ArrayView1D<T, Stride1D.Dense> AsDense() => Stride.XStride == 1
        ? new(BaseView, Extent, default)
        : throw new InvalidOperationException($"a view with stride {Stride.XStride} is not dense; use AsGeneral()");

    /// <summary>The same memory with two dimensions; throws where <paramref name="extent"/> needs more elements than there are.</summary>
    public ArrayView2D<T, TOtherStride> As2DView<TOtherStride>(LongIndex2D extent, TOtherStride stride)
        where TOtherStride : struct, IStride2D =>
        new(BaseView.SubView(0, stride.ComputeBufferLength(extent)), extent, stride);

    public ArrayView2D<T, Stride2D.DenseX> As2DDenseXView(LongIndex2D extent) => As2DView(extent, Stride2D.DenseX.FromExtent(extent));

    public ArrayView2D<T, Stride2D.DenseY> As2DDenseYView(LongIndex2D extent) => As2DView(extent, Stride2D.DenseY.FromExtent(extent));

    /// <summary>The same memory with three dimensions; throws where <paramref name="extent"/> needs more elements than there are.</summary>
    public ArrayView3D<T, TOtherStride> As3DView<TOtherStride>(LongIndex3D extent, TOtherStride stride)
        where TOtherStride : struct, IStride3D =>
        new(BaseView.SubView(0, stride.ComputeBufferLength(extent)), extent, stride);

    public ArrayView3D<T, Stride3D.DenseXY> As3DDenseXYView(LongIndex3D extent) => As3DView(extent, Stride3D.DenseXY.FromExtent(extent));

    public ArrayView3D<T, Stride3D.DenseZY> As3DDenseZYView(LongIndex3D extent) => As3DView(extent, Stride3D.DenseZY.FromExtent(extent));
}
