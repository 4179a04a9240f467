using System.Runtime.CompilerServices;
using ILGPU.Simulation;

namespace ILGPU;

public static partial class Stride2D
{
    /// <summary>Y varies fastest: neighbours along Y lie side by side. This is row-major order, the order of a C# array.</summary>
    public readonly struct DenseY : IStride2D, ICastableStride<Index2D, LongIndex2D, DenseY>
    {
        public DenseY(int xStride)
        {
            if (xStride < 1)
                throw new ArgumentOutOfRangeException(nameof(xStride), xStride, "a leading dimension is at least 1");
            XStride = xStride;
        }

        public int XStride { get; }

        public int YStride => 1;

        public Index2D StrideExtent => new(XStride, YStride);

        /// <summary>Y changes its length with the element's size; X keeps it.</summary>
        public (LongIndex2D Extent, DenseY Stride) Cast<TContext>(in TContext context, in LongIndex2D extent)
            where TContext : struct, IStrideCastContext =>
            (new(extent.X, context.ComputeNewExtent(extent.Y)), new(context.ComputeNewExtent(XStride)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int ComputeElementIndex(Index2D index) => index.X * XStride + index.Y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long ComputeElementIndex(LongIndex2D index) => index.X * XStride + index.Y;

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

        public Index2D ReconstructFromElementIndex(int elementIndex) => new(elementIndex / XStride, elementIndex % XStride);

        public LongIndex2D ReconstructFromElementIndex(long elementIndex) => new(elementIndex / XStride, elementIndex % XStride);

        public General AsGeneral() => new(StrideExtent);

        public Stride1D.General To1DStride() => new(XStride);

        public override string ToString() => StrideExtent.ToString();

        public static DenseY FromExtent(Index2D extent) => new(extent.Y);

        public static DenseY FromExtent(LongIndex2D extent) => FromExtent(extent.ToIntIndex());

        public static int ComputeElementIndex(Index2D index, Index2D extent) => FromExtent(extent).ComputeElementIndex(index);

        public static long ComputeElementIndex(LongIndex2D index, LongIndex2D extent) => FromExtent(extent).ComputeElementIndex(index);

        public static Index2D ReconstructFromElementIndex(int elementIndex, Index2D extent) =>
            FromExtent(extent).ReconstructFromElementIndex(elementIndex);

        public static LongIndex2D ReconstructFromElementIndex(long elementIndex, LongIndex2D extent) =>
            FromExtent(extent).ReconstructFromElementIndex(elementIndex);
    }
}
