using ILGPU.Runtime;

namespace ILGPU;

/// <summary>A window on the elements of a buffer.</summary>
public interface IArrayView
{
    /// <summary>The buffer behind the view; null for an empty view and for shared and local memory.</summary>
    MemoryBuffer? Buffer { get; }

    /// <summary>True where there is at least one element.</summary>
    bool IsValid { get; }

    /// <summary>Elements, gaps between rows included.</summary>
    long Length { get; }

    /// <summary>Bytes per element.</summary>
    int ElementSize { get; }

    /// <summary>Bytes, gaps between rows included.</summary>
    long LengthInBytes { get; }
}

/// <summary>A view without gaps.</summary>
public interface IContiguousArrayView : IArrayView
{
    /// <summary>Elements from the buffer's start to the view's.</summary>
    long Index { get; }

    /// <summary>Bytes from the buffer's start to the view's.</summary>
    long IndexInBytes { get; }

    /// <summary>The same memory as bytes.</summary>
    ArrayView<byte> AsRawArrayView();
}

/// <summary>A view with a known element type.</summary>
public interface IArrayView<T> : IArrayView
    where T : unmanaged;

/// <summary>A view without gaps with a known element type.</summary>
public interface IContiguousArrayView<T> : IArrayView<T>, IContiguousArrayView
    where T : unmanaged;

/// <summary>A view whose elements may lie apart.</summary>
public interface IStridedArrayView<T, TStrideIndex, TStride> : IArrayView<T>
    where T : unmanaged
    where TStrideIndex : struct, IGenericIndex<TStrideIndex>
    where TStride : struct, IStride<TStrideIndex>
{
    /// <summary>How far apart neighbours lie, in elements.</summary>
    TStride Stride { get; }
}

/// <summary>A view with an extent and elements.</summary>
public interface IArrayView<T, TIndex> : IArrayView
    where T : unmanaged
    where TIndex : struct, IGenericIndex<TIndex>
{
    /// <summary>Elements along each dimension.</summary>
    TIndex Extent { get; }

    /// <summary>The element at <paramref name="index"/>; kernels only.</summary>
    ref T this[TIndex index] { get; }
}

/// <summary>A view with 32-bit and 64-bit indices.</summary>
public interface IArrayView<T, TIndex, TLongIndex, TStride> : IArrayView<T, TLongIndex>, IStridedArrayView<T, TIndex, TStride>
    where T : unmanaged
    where TIndex : struct, IIntIndex<TIndex, TLongIndex>
    where TLongIndex : struct, ILongIndex<TLongIndex, TIndex>
    where TStride : struct, IStride<TIndex>
{
    /// <summary>The length as a 32-bit number; throws where it does not fit.</summary>
    int IntLength { get; }

    /// <summary>The extent in 32-bit numbers; throws where it does not fit.</summary>
    TIndex IntExtent { get; }

    /// <summary>The element at <paramref name="index"/>; kernels only.</summary>
    ref T this[TIndex index] { get; }
}
