using System.Runtime.CompilerServices;
using ILGPU.Simulation;

namespace ILGPU.Runtime;

public readonly partial struct ArrayView3D<T, TStride>
{
    public ref T this[Index3D index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Bounds.CheckLane();
            Bounds.Check(index, Extent, BaseView.Address);
            return ref Unchecked(index);
        }
    }

    public ref T this[int x, int y, int z]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref this[new Index3D(x, y, z)];
    }

    public ref T this[LongIndex3D index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Bounds.CheckLane();
            Bounds.Check(index, Extent, BaseView.Address);
            return ref Unchecked(index);
        }
    }

    public ref T this[long x, long y, long z]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref this[new LongIndex3D(x, y, z)];
    }

    // Each indexer has a twin that trusts its caller; rewritten kernels use the twins after a check of their own.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T Unchecked(Index3D index) => ref BaseView.Unchecked(Stride.ComputeElementIndex(index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T Unchecked(int x, int y, int z) => ref Unchecked(new Index3D(x, y, z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T Unchecked(LongIndex3D index) => ref BaseView.Unchecked(Stride.ComputeElementIndex(index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T Unchecked(long x, long y, long z) => ref Unchecked(new LongIndex3D(x, y, z));

    /// <summary>The element's number in <see cref="BaseView"/>; throws where the index is out of range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ComputeLinearIndex(Index3D index) => Stride.ComputeElementIndexChecked(index, IntExtent);

    /// <summary>The elements from <paramref name="index"/>, <paramref name="extent"/> of them along each dimension.</summary>
    public ArrayView3D<T, TStride> SubView(Index3D index, Index3D extent)
    {
        Bounds.CheckRange(index, extent, Extent, BaseView.Address);
        var offset = Stride.ComputeElementIndex(index);
        return new(BaseView.SubView(offset, Stride.ComputeBufferLength(extent)), extent, Stride);
    }

    /// <summary>One element, as a view.</summary>
    public VariableView<T> VariableView(Index3D index) => new(BaseView.SubView(ComputeLinearIndex(index), 1));

    /// <summary>The element's number in <see cref="BaseView"/>; throws where the index is out of range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ComputeLinearIndex(LongIndex3D index) => Stride.ComputeElementIndexChecked(index, Extent);

    /// <summary>The elements from <paramref name="index"/>, <paramref name="extent"/> of them along each dimension.</summary>
    public ArrayView3D<T, TStride> SubView(LongIndex3D index, LongIndex3D extent)
    {
        Bounds.CheckRange(index, extent, Extent, BaseView.Address);
        var offset = Stride.ComputeElementIndex(index);
        return new(BaseView.SubView(offset, Stride.ComputeBufferLength(extent)), extent, Stride);
    }

    /// <summary>One element, as a view.</summary>
    public VariableView<T> VariableView(LongIndex3D index) => new(BaseView.SubView(ComputeLinearIndex(index), 1));
}
