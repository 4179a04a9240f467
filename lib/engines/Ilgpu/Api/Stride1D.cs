using System.Runtime.CompilerServices;
using ILGPU.Simulation;

namespace ILGPU;

/// <summary>Strides of one-dimensional views.</summary>
public static partial class Stride1D
{
    /// <summary>Any stride: one number per dimension, none negative.</summary>
    public struct General : IStride1D
    {
        public General(Index1D stride)
        {
            if (stride.X < 0)
                throw new ArgumentOutOfRangeException(nameof(stride), stride, "a stride is not negative");
            StrideExtent = stride;
        }

        public Index1D StrideExtent { get; }

        public readonly int XStride => StrideExtent.X;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly int ComputeElementIndex(Index1D index) => index.X * XStride;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly long ComputeElementIndex(LongIndex1D index) => index.X * XStride;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly int ComputeElementIndexChecked(Index1D index, Index1D extent)
        {
            Bounds.Check(index, extent);
            return ComputeElementIndex(index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly long ComputeElementIndexChecked(LongIndex1D index, LongIndex1D extent)
        {
            Bounds.Check(index, extent);
            return ComputeElementIndex(index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly int ComputeBufferLength(Index1D extent) =>
            extent.X == 0 ? 0 : ComputeElementIndex(extent - Index1D.One) + 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly long ComputeBufferLength(LongIndex1D extent) =>
            extent.X == 0 ? 0 : ComputeElementIndex(extent - LongIndex1D.One) + 1;

        public readonly Index1D ReconstructFromElementIndex(int elementIndex) => new(elementIndex / XStride);

        public readonly LongIndex1D ReconstructFromElementIndex(long elementIndex) => new(elementIndex / XStride);

        public readonly General AsGeneral() => this;

        public readonly Stride1D.General To1DStride() => new(XStride);

        public override readonly string ToString() => StrideExtent.ToString();
    }
}
