using System.Runtime.CompilerServices;
using ILGPU.Simulation;

namespace ILGPU;

public static partial class Stride1D
{
    /// <summary>Elements lie side by side.</summary>
    public readonly struct Dense : IStride1D, ICastableStride<Index1D, LongIndex1D, Dense>
    {
        public Index1D StrideExtent => Index1D.One;

        public int XStride => 1;

        public (LongIndex1D Extent, Dense Stride) Cast<TContext>(in TContext context, in LongIndex1D extent)
            where TContext : struct, IStrideCastContext =>
            (new LongIndex1D(context.ComputeNewExtent(extent.X)), default);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int ComputeElementIndex(Index1D index) => index.X;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long ComputeElementIndex(LongIndex1D index) => index.X;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int ComputeElementIndexChecked(Index1D index, Index1D extent)
        {
            Bounds.Check(index, extent);
            return ComputeElementIndex(index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long ComputeElementIndexChecked(LongIndex1D index, LongIndex1D extent)
        {
            Bounds.Check(index, extent);
            return ComputeElementIndex(index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int ComputeBufferLength(Index1D extent) => extent.X;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long ComputeBufferLength(LongIndex1D extent) => extent.X;

        public Index1D ReconstructFromElementIndex(int elementIndex) => elementIndex;

        public LongIndex1D ReconstructFromElementIndex(long elementIndex) => elementIndex;

        public General AsGeneral() => new(Index1D.One);

        public General To1DStride() => AsGeneral();

        public override string ToString() => "<dense>";
    }
}
