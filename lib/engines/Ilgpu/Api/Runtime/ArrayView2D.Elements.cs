using System.Runtime.CompilerServices;
using ILGPU.Simulation;

namespace ILGPU.Runtime;

public readonly partial struct ArrayView2D<T, TStride>
{
    public ref T this[Index2D index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Bounds.CheckLane();
            Bounds.Check(index, Extent, BaseView.Address);
            return ref Unchecked(index);
        }
    }

    public ref T this[int x, int y]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref this[new Index2D(x, y)];
    }

    public ref T this[LongIndex2D index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Bounds.CheckLane();
            Bounds.Check(index, Extent, BaseView.Address);
            return ref Unchecked(index);
        }
    }

    public ref T this[long x, long y]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref this[new LongIndex2D(x, y)];
    }

    // Each indexer has a twin that trusts its caller; rewritten kernels use the twins after a check of their own.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T Unchecked(Index2D index) => ref BaseView.Unchecked(Stride.ComputeElementIndex(index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T Unchecked(int x, int y) => ref Unchecked(new Index2D(x, y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T Unchecked(LongIndex2D index) => ref BaseView.Unchecked(Stride.ComputeElementIndex(index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T Unchecked(long x, long y) => ref Unchecked(new LongIndex2D(x, y));

    /// <summary>The element's number in <see cref="BaseView"/>; throws where the index is out of range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ComputeLinearIndex(Index2D index) => Stride.ComputeElementIndexChecked(index, IntExtent);

    /// <summary>The elements from <paramref name="index"/>, <paramref name="extent"/> of them along each dimension.</summary>
    public ArrayView2D<T, TStride> SubView(Index2D index, Index2D extent)
    {
        Bounds.CheckRange(index, extent, Extent, BaseView.Address);
        var offset = Stride.ComputeElementIndex(index);
        return new(BaseView.SubView(offset, Stride.ComputeBufferLength(extent)), extent, Stride);
    }

    /// <summary>One element, as a view.</summary>
    public VariableView<T> VariableView(Index2D index) => new(BaseView.SubView(ComputeLinearIndex(index), 1));

    /// <summary>The element's number in <see cref="BaseView"/>; throws where the index is out of range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ComputeLinearIndex(LongIndex2D index) => Stride.ComputeElementIndexChecked(index, Extent);

    /// <summary>The elements from <paramref name="index"/>, <paramref name="extent"/> of them along each dimension.</summary>
    public ArrayView2D<T, TStride> SubView(LongIndex2D index, LongIndex2D extent)
    {
        Bounds.CheckRange(index, extent, Extent, BaseView.Address);
        var offset = Stride.ComputeElementIndex(index);
        return new(BaseView.SubView(offset, Stride.ComputeBufferLength(extent)), extent, Stride);
    }

    /// <summary>One element, as a view.</summary>
    public VariableView<T> VariableView(LongIndex2D index) => new(BaseView.SubView(ComputeLinearIndex(index), 1));
}
