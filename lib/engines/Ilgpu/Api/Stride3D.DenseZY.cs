using System.Runtime.CompilerServices;
using ILGPU.Simulation;

namespace ILGPU;

public static partial class Stride3D
{
    /// <summary>Z varies fastest, then Y, then X: the order of a C# array.</summary>
    public readonly struct DenseZY : IStride3D, ICastableStride<Index3D, LongIndex3D, DenseZY>
    {
        public DenseZY(int xStride, int yStride)
        {
            if (xStride < 1)
                throw new ArgumentOutOfRangeException(nameof(xStride), xStride, "a leading dimension is at least 1");
            if (yStride < 1)
                throw new ArgumentOutOfRangeException(nameof(yStride), yStride, "a leading dimension is at least 1");
            (XStride, YStride) = (xStride, yStride);
        }

        public int XStride { get; }

        public int YStride { get; }

        public int ZStride => 1;

        public Index3D StrideExtent => new(XStride, YStride, ZStride);

        /// <summary>Z changes its length with the element's size; X and Y keep theirs.</summary>
        public (LongIndex3D Extent, DenseZY Stride) Cast<TContext>(in TContext context, in LongIndex3D extent)
            where TContext : struct, IStrideCastContext =>
            (new(extent.X, extent.Y, context.ComputeNewExtent(extent.Z)), new(context.ComputeNewExtent(XStride), context.ComputeNewExtent(YStride)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int ComputeElementIndex(Index3D index) => index.X * XStride + index.Y * YStride + index.Z;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long ComputeElementIndex(LongIndex3D index) => index.X * XStride + index.Y * YStride + index.Z;

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

        public Index3D ReconstructFromElementIndex(int elementIndex) => new(elementIndex / XStride, elementIndex % XStride / YStride, elementIndex % XStride % YStride);

        public LongIndex3D ReconstructFromElementIndex(long elementIndex) => new(elementIndex / XStride, elementIndex % XStride / YStride, elementIndex % XStride % YStride);

        public General AsGeneral() => new(StrideExtent);

        public Stride1D.General To1DStride() => new(XStride);

        public override string ToString() => StrideExtent.ToString();

        public static DenseZY FromExtent(Index3D extent) => new(extent.Y * extent.Z, extent.Z);

        public static DenseZY FromExtent(LongIndex3D extent) => FromExtent(extent.ToIntIndex());

        public static int ComputeElementIndex(Index3D index, Index3D extent) => FromExtent(extent).ComputeElementIndex(index);

        public static long ComputeElementIndex(LongIndex3D index, LongIndex3D extent) => FromExtent(extent).ComputeElementIndex(index);

        public static Index3D ReconstructFromElementIndex(int elementIndex, Index3D extent) =>
            FromExtent(extent).ReconstructFromElementIndex(elementIndex);

        public static LongIndex3D ReconstructFromElementIndex(long elementIndex, LongIndex3D extent) =>
            FromExtent(extent).ReconstructFromElementIndex(elementIndex);
    }
}
