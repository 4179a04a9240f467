namespace ILGPU;

/// <summary>How many elements apart neighbours lie along each dimension.</summary>
public interface IStride<TIndex>
    where TIndex : struct, IGenericIndex<TIndex>
{
    /// <summary>The strides of all dimensions, in elements.</summary>
    TIndex StrideExtent { get; }

    /// <summary>The stride of the X dimension alone.</summary>
    Stride1D.General To1DStride();
}

/// <summary>Maps an index to the number of its element, and back.</summary>
public interface IStride<TIndex, TLongIndex> : IStride<TIndex>
    where TIndex : struct, IIntIndex<TIndex, TLongIndex>
    where TLongIndex : struct, ILongIndex<TLongIndex, TIndex>
{
    /// <summary>The element's number, without a range check.</summary>
    int ComputeElementIndex(TIndex index);

    /// <summary>The element's number, without a range check.</summary>
    long ComputeElementIndex(TLongIndex index);

    /// <summary>The element's number; throws where <paramref name="index"/> is outside <paramref name="extent"/>.</summary>
    int ComputeElementIndexChecked(TIndex index, TIndex extent);

    /// <summary>The element's number; throws where <paramref name="index"/> is outside <paramref name="extent"/>.</summary>
    long ComputeElementIndexChecked(TLongIndex index, TLongIndex extent);

    /// <summary>The index of an element, given its number.</summary>
    TIndex ReconstructFromElementIndex(int elementIndex);

    /// <summary>The index of an element, given its number.</summary>
    TLongIndex ReconstructFromElementIndex(long elementIndex);

    /// <summary>Elements from the first to the last of <paramref name="extent"/>, gaps included.</summary>
    int ComputeBufferLength(TIndex extent);

    /// <summary>Elements from the first to the last of <paramref name="extent"/>, gaps included.</summary>
    long ComputeBufferLength(TLongIndex extent);
}

/// <summary>A stride that survives a change of element type.</summary>
public interface ICastableStride<TIndex, TLongIndex, TStride>
    where TIndex : struct, IIntIndex<TIndex, TLongIndex>
    where TLongIndex : struct, ILongIndex<TLongIndex, TIndex>
    where TStride : struct, IStride<TIndex, TLongIndex>, ICastableStride<TIndex, TLongIndex, TStride>
{
    /// <summary>Extent and stride in elements of the new type.</summary>
    (TLongIndex Extent, TStride Stride) Cast<TContext>(in TContext context, in TLongIndex extent)
        where TContext : struct, IStrideCastContext;
}

/// <summary>Converts a count of elements of one size into a count of another size.</summary>
public interface IStrideCastContext
{
    /// <summary>The count in elements of the new size, rounded down.</summary>
    int ComputeNewExtent(int sourceExtent);

    /// <summary>The count in elements of the new size, rounded down.</summary>
    long ComputeNewExtent(long sourceExtent);
}
