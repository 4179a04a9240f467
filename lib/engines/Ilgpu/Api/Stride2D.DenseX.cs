using System.Runtime.CompilerServices;
using ILGPU.Simulation;

namespace ILGPU;

public static partial class Stride2D
{
    /// <summary>X varies fastest: neighbours along X lie side by side. This is column-major order.</summary>
    public readonly struct DenseX : IStride2D, ICastableStride<Index2D, LongIndex2D, DenseX>
    {
        public DenseX(int yStride)
        {
            if (yStride < 1)
                throw new ArgumentOutOfRangeException(nameof(yStride), yStride, "a leading dimension is at least 1");
            YStride = yStride;
        }

        public int XStride => 1;

        public int YStride { get; }

        public Index2D StrideExtent => new(XStride, YStride);

        /// <summary>X changes its length with the element's size; Y keeps it.</summary>
        public (LongIndex2D Extent, DenseX Stride) Cast<TContext>(in TContext context, in LongIndex2D extent)
            where TContext : struct, IStrideCastContext =>
            (new(context.ComputeNewExtent(extent.X), extent.Y), new(context.ComputeNewExtent(YStride)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int ComputeElementIndex(Index2D index) => index.X + index.Y * YStride;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long ComputeElementIndex(LongIndex2D index) => index.X + index.Y * YStride;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int ComputeElementIndexChecked(Index2D index, Index2D extent)
        {
            Bounds.Check(index, extent);
            return ComputeElementIndex(index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long ComputeElementIndexChecked(LongIndex2D index, LongIndex2D extent)
        {
            Bounds.Check(index, extent);
            return ComputeElementIndex(index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int ComputeBufferLength(Index2D extent) =>
            extent.X == 0 || extent.Y == 0 ? 0 : ComputeElementIndex(extent - Index2D.One) + 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long ComputeBufferLength(LongIndex2D extent) =>
            extent.X == 0 || extent.Y == 0 ? 0 : ComputeElementIndex(extent - LongIndex2D.One) + 1;

        public Index2D ReconstructFromElementIndex(int elementIndex) => new(elementIndex % YStride, elementIndex / YStride);

        public LongIndex2D ReconstructFromElementIndex(long elementIndex) => new(elementIndex % YStride, elementIndex / YStride);

        public General AsGeneral() => new(StrideExtent);

        public Stride1D.General To1DStride() => new(XStride);

        public override string ToString() => StrideExtent.ToString();

        public static DenseX FromExtent(Index2D extent) => new(extent.X);

        public static DenseX FromExtent(LongIndex2D extent) => FromExtent(extent.ToIntIndex());

        public static int ComputeElementIndex(Index2D index, Index2D extent) => FromExtent(extent).ComputeElementIndex(index);

        public static long ComputeElementIndex(LongIndex2D index, LongIndex2D extent) => FromExtent(extent).ComputeElementIndex(index);

        public static Index2D ReconstructFromElementIndex(int elementIndex, Index2D extent) =>
            FromExtent(extent).ReconstructFromElementIndex(elementIndex);

        public static LongIndex2D ReconstructFromElementIndex(long elementIndex, LongIndex2D extent) =>
            FromExtent(extent).ReconstructFromElementIndex(elementIndex);
    }
}
