namespace ILGPU;

/// <summary>Anything that says how many lanes or elements it spans.</summary>
public interface IIndex
{
    /// <summary>The product of all dimensions.</summary>
    long Size { get; }
}

/// <summary>An index whose dimensions are 32 bits wide.</summary>
public interface IIntIndex : IIndex
{
    /// <summary>The product of all dimensions; throws where it does not fit 32 bits.</summary>
    new int Size { get; }
}

/// <summary>An index that the simulator knows by kind.</summary>
public interface IIntrinsicIndex : IIndex
{
    /// <summary>Which of the six index structs this is.</summary>
    IndexType IndexType { get; }
}

/// <summary>Element-wise arithmetic and range tests of an index with itself.</summary>
public interface IGenericIndex<TIndex> : IIndex, IEquatable<TIndex>
    where TIndex : struct, IIndex
{
    /// <summary>True where every dimension is in [0, <paramref name="dimension"/>).</summary>
    bool InBounds(TIndex dimension);

    /// <summary>True where every dimension is in [0, <paramref name="dimension"/>].</summary>
    bool InBoundsInclusive(TIndex dimension);

    /// <summary>Element-wise sum.</summary>
    TIndex Add(TIndex rhs);

    /// <summary>Element-wise difference.</summary>
    TIndex Subtract(TIndex rhs);
}

/// <summary>A 32-bit index and the 64-bit one it widens to.</summary>
public interface IIntIndex<TIndex, TLongIndex> : IIntIndex, IIntrinsicIndex, IGenericIndex<TIndex>
    where TIndex : struct, IIntIndex<TIndex, TLongIndex>
    where TLongIndex : struct, ILongIndex<TLongIndex, TIndex>
{
    /// <summary>The same index, 64 bits wide.</summary>
    TLongIndex ToLongIndex();
}

/// <summary>A 64-bit index and the 32-bit one it narrows to.</summary>
public interface ILongIndex<TLongIndex, TIndex> : IIntrinsicIndex, IGenericIndex<TLongIndex>
    where TLongIndex : struct, ILongIndex<TLongIndex, TIndex>
    where TIndex : struct, IIntIndex<TIndex, TLongIndex>
{
    /// <summary>The same index, 32 bits wide; throws where a dimension does not fit.</summary>
    TIndex ToIntIndex();
}
