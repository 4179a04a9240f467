using System.Runtime.CompilerServices;
using ILGPU.Simulation;

namespace ILGPU;

public static partial class Stride3D
{
    /// <summary>X varies fastest, then Y, then Z.</summary>
    public readonly struct DenseXY : IStride3D, ICastableStride<Index3D, LongIndex3D, DenseXY>
    {
        public DenseXY(int yStride, int zStride)
        {
            if (yStride < 1)
                throw new ArgumentOutOfRangeException(nameof(yStride), yStride, "a leading dimension is at least 1");
            if (zStride < 1)
                throw new ArgumentOutOfRangeException(nameof(zStride), zStride, "a leading dimension is at least 1");
            (YStride, ZStride) = (yStride, zStride);
        }

        public int XStride => 1;

        public int YStride { get; }

        public int ZStride { get; }

        public Index3D StrideExtent => new(XStride, YStride, ZStride);

        /// <summary>X changes its length with the element's size; Y and Z keep theirs.</summary>
        public (LongIndex3D Extent, DenseXY Stride) Cast<TContext>(in TContext context, in LongIndex3D extent)
            where TContext : struct, IStrideCastContext =>
            (new(context.ComputeNewExtent(extent.X), extent.Y, extent.Z), new(context.ComputeNewExtent(YStride), context.ComputeNewExtent(ZStride)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int ComputeElementIndex(Index3D index) => index.X + index.Y * YStride + index.Z * ZStride;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long ComputeElementIndex(LongIndex3D index) => index.X + index.Y * YStride + index.Z * ZStride;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int ComputeElementIndexChecked(Index3D index, Index3D extent)
        {
            Bounds.Check(index, extent);
            return ComputeElementIndex(index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long ComputeElementIndexChecked(LongIndex3D index, LongIndex3D extent)
        {
            Bounds.Check(index, extent);
            return ComputeElementIndex(index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int ComputeBufferLength(Index3D extent) =>
            extent.X == 0 || extent.Y == 0 || extent.Z == 0 ? 0 : ComputeElementIndex(extent - Index3D.One) + 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long ComputeBufferLength(LongIndex3D extent) =>
            extent.X == 0 || extent.Y == 0 || extent.Z == 0 ? 0 : ComputeElementIndex(extent - LongIndex3D.One) + 1;

        public Index3D ReconstructFromElementIndex(int elementIndex) => new(elementIndex % ZStride % YStride, elementIndex % ZStride / YStride, elementIndex / ZStride);

        public LongIndex3D ReconstructFromElementIndex(long elementIndex) => new(elementIndex % ZStride % YStride, elementIndex % ZStride / YStride, elementIndex / ZStride);

        public General AsGeneral() => new(StrideExtent);

        public Stride1D.General To1DStride() => new(XStride);

        public override string ToString() => StrideExtent.ToString();

        public static DenseXY FromExtent(Index3D extent) => new(extent.X, extent.X * extent.Y);

        public static DenseXY FromExtent(LongIndex3D extent) => FromExtent(extent.ToIntIndex());

        public static int ComputeElementIndex(Index3D index, Index3D extent) => FromExtent(extent).ComputeElementIndex(index);

        public static long ComputeElementIndex(LongIndex3D index, LongIndex3D extent) => FromExtent(extent).ComputeElementIndex(index);

        public static Index3D ReconstructFromElementIndex(int elementIndex, Index3D extent) =>
            FromExtent(extent).ReconstructFromElementIndex(elementIndex);

        public static LongIndex3D ReconstructFromElementIndex(long elementIndex, LongIndex3D extent) =>
            FromExtent(extent).ReconstructFromElementIndex(elementIndex);
    }
}
