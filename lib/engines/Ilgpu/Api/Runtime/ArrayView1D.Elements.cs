using System.Runtime.CompilerServices;
using ILGPU.Simulation;

namespace ILGPU.Runtime;

public readonly partial struct ArrayView1D<T, TStride>
{
    public ref T this[Index1D index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Bounds.CheckLane();
            Bounds.Check(index, Extent, BaseView.Address);
            return ref Unchecked(index);
        }
    }

    public ref T this[LongIndex1D index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Bounds.CheckLane();
            Bounds.Check(index, Extent, BaseView.Address);
            return ref Unchecked(index);
        }
    }

    // Each indexer has a twin that trusts its caller; rewritten kernels use the twins after a check of their own.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T Unchecked(Index1D index) => ref BaseView.Unchecked(Stride.ComputeElementIndex(index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T Unchecked(LongIndex1D index) => ref BaseView.Unchecked(Stride.ComputeElementIndex(index));

    /// <summary>The element's number in <see cref="BaseView"/>; throws where the index is out of range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ComputeLinearIndex(Index1D index) => Stride.ComputeElementIndexChecked(index, IntExtent);

    /// <summary>The elements from <paramref name="index"/>, <paramref name="extent"/> of them along each dimension.</summary>
    public ArrayView1D<T, TStride> SubView(Index1D index, Index1D extent)
    {
        Bounds.CheckRange(index, extent, Extent, BaseView.Address);
        var offset = Stride.ComputeElementIndex(index);
        return new(BaseView.SubView(offset, Stride.ComputeBufferLength(extent)), extent, Stride);
    }

    /// <summary>One element, as a view.</summary>
    public VariableView<T> VariableView(Index1D index) => new(BaseView.SubView(ComputeLinearIndex(index), 1));

    /// <summary>The element's number in <see cref="BaseView"/>; throws where the index is out of range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ComputeLinearIndex(LongIndex1D index) => Stride.ComputeElementIndexChecked(index, Extent);

    /// <summary>The elements from <paramref name="index"/>, <paramref name="extent"/> of them along each dimension.</summary>
    public ArrayView1D<T, TStride> SubView(LongIndex1D index, LongIndex1D extent)
    {
        Bounds.CheckRange(index, extent, Extent, BaseView.Address);
        var offset = Stride.ComputeElementIndex(index);
        return new(BaseView.SubView(offset, Stride.ComputeBufferLength(extent)), extent, Stride);
    }

    /// <summary>One element, as a view.</summary>
    public VariableView<T> VariableView(LongIndex1D index) => new(BaseView.SubView(ComputeLinearIndex(index), 1));
}
