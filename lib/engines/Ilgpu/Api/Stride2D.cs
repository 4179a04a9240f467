using System.Runtime.CompilerServices;
using ILGPU.Simulation;

namespace ILGPU;

/// <summary>Strides of two-dimensional views. In C#, <c>array[i, j]</c> is <see cref="DenseY"/>: j varies fastest.</summary>
public static partial class Stride2D
{
    /// <summary>Chooses the leading dimension of a buffer, in elements.</summary>
    public delegate long GetLeadingDimensionSize(LongIndex2D extent);

    /// <summary>Makes the stride of a buffer from its extent and leading dimension.</summary>
    public delegate TStride BuildStride<TStride>(LongIndex2D extent, int leadingDimension)
        where TStride : struct, IStride2D;

    /// <summary>Any stride: one number per dimension, none negative.</summary>
    public struct General : IStride2D
    {
        public General(Index2D stride)
        {
            if (stride.X < 0 || stride.Y < 0)
                throw new ArgumentOutOfRangeException(nameof(stride), stride, "a stride is not negative");
            StrideExtent = stride;
        }

        public Index2D StrideExtent { get; }

        public readonly int XStride => StrideExtent.X;

        public readonly int YStride => StrideExtent.Y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly int ComputeElementIndex(Index2D index) => index.X * XStride + index.Y * YStride;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly long ComputeElementIndex(LongIndex2D index) => index.X * XStride + index.Y * YStride;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly int ComputeElementIndexChecked(Index2D index, Index2D extent)
        {
            Bounds.Check(index, extent);
            return ComputeElementIndex(index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly long ComputeElementIndexChecked(LongIndex2D index, LongIndex2D extent)
        {
            Bounds.Check(index, extent);
            return ComputeElementIndex(index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly int ComputeBufferLength(Index2D extent) =>
            extent.X == 0 || extent.Y == 0 ? 0 : ComputeElementIndex(extent - Index2D.One) + 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly long ComputeBufferLength(LongIndex2D extent) =>
            extent.X == 0 || extent.Y == 0 ? 0 : ComputeElementIndex(extent - LongIndex2D.One) + 1;

        public readonly Index2D ReconstructFromElementIndex(int elementIndex) => XStride > YStride
            ? new(elementIndex / XStride, elementIndex % XStride / YStride)
            : new(elementIndex % YStride / XStride, elementIndex / YStride);

        public readonly LongIndex2D ReconstructFromElementIndex(long elementIndex) => XStride > YStride
            ? new(elementIndex / XStride, elementIndex % XStride / YStride)
            : new(elementIndex % YStride / XStride, elementIndex / YStride);

        public readonly General AsGeneral() => this;

        public readonly Stride1D.General To1DStride() => new(XStride);

        public override readonly string ToString() => StrideExtent.ToString();
    }
}
