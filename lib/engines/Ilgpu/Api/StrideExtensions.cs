using System.Numerics;
using System.Runtime.CompilerServices;

namespace ILGPU;

/// <summary>Arithmetic on strides: pitches and changes of element size.</summary>
public static class StrideExtensions
{
    /// <summary>The leading dimension, in elements, padded so that every row starts at a multiple of <paramref name="alignmentInBytes"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The alignment is not a power of two.</exception>
    /// <exception cref="ArgumentException">The alignment is not a multiple of the element's size.</exception>
    public static long GetPitchedLeadingDimension<T>(long leadingDimension, int alignmentInBytes)
        where T : unmanaged
    {
        var size = ArrayView<T>.ElementSize;
        if (alignmentInBytes < 1 || !BitOperations.IsPow2(alignmentInBytes))
            throw new ArgumentOutOfRangeException(nameof(alignmentInBytes), alignmentInBytes, "a pitch in bytes is a power of two");
        if (alignmentInBytes % size != 0)
            throw new ArgumentException($"Not supported pitched allocation for type '{typeof(T).Name}' and byte pitch {alignmentInBytes}", nameof(alignmentInBytes));
        var bytes = leadingDimension * size;
        return (bytes + alignmentInBytes - 1) / alignmentInBytes * alignmentInBytes / size;
    }

    /// <summary>The context for going from elements of one size to elements of another, both in bytes.</summary>
    public static ElementSizeCastContext CreateCastContext(int elementSize, int newElementSize) => new(elementSize, newElementSize);

    /// <summary>Converts counts between two element sizes, both in bytes.</summary>
    public readonly struct ElementSizeCastContext(int elementSize, int newElementSize) : IStrideCastContext
    {
        public int ElementSize { get; } = elementSize;

        public int NewElementSize { get; } = newElementSize;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int ComputeNewExtent(int sourceExtent) => sourceExtent * ElementSize / NewElementSize;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long ComputeNewExtent(long sourceExtent) => sourceExtent * ElementSize / NewElementSize;
    }
}
