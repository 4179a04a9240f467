using System.Runtime.CompilerServices;
using ILGPU.Simulation;

namespace ILGPU;

/// <summary>Strides of three-dimensional views. In C#, <c>array[i, j, k]</c> is <see cref="DenseZY"/>: k varies fastest.</summary>
public static partial class Stride3D
{
    /// <summary>Chooses the leading dimension of a buffer, in elements.</summary>
    public delegate long GetLeadingDimensionSize(LongIndex3D extent);

    /// <summary>Makes the stride of a buffer from its extent and leading dimension.</summary>
    public delegate TStride BuildStride<TStride>(LongIndex3D extent, int leadingDimension)
        where TStride : struct, IStride3D;

    /// <summary>Any stride: one number per dimension, none negative.</summary>
    public struct General : IStride3D
    {
        public General(Index3D stride)
        {
            if (stride.X < 0 || stride.Y < 0 || stride.Z < 0)
                throw new ArgumentOutOfRangeException(nameof(stride), stride, "a stride is not negative");
            StrideExtent = stride;
        }

        public Index3D StrideExtent { get; }

        public readonly int XStride => StrideExtent.X;

        public readonly int YStride => StrideExtent.Y;

        public readonly int ZStride => StrideExtent.Z;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly int ComputeElementIndex(Index3D index) => index.X * XStride + index.Y * YStride + index.Z * ZStride;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly long ComputeElementIndex(LongIndex3D index) => index.X * XStride + index.Y * YStride + index.Z * ZStride;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly int ComputeElementIndexChecked(Index3D index, Index3D extent)
        {
            Bounds.Check(index, extent);
            return ComputeElementIndex(index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly long ComputeElementIndexChecked(LongIndex3D index, LongIndex3D extent)
        {
            Bounds.Check(index, extent);
            return ComputeElementIndex(index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly int ComputeBufferLength(Index3D extent) =>
            extent.X == 0 || extent.Y == 0 || extent.Z == 0 ? 0 : ComputeElementIndex(extent - Index3D.One) + 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly long ComputeBufferLength(LongIndex3D extent) =>
            extent.X == 0 || extent.Y == 0 || extent.Z == 0 ? 0 : ComputeElementIndex(extent - LongIndex3D.One) + 1;

        public readonly Index3D ReconstructFromElementIndex(int elementIndex) => XStride > ZStride
            ? new(elementIndex / XStride, elementIndex % XStride / YStride, elementIndex % YStride / ZStride)
            : new(elementIndex % YStride / XStride, elementIndex % ZStride / YStride, elementIndex / ZStride);

        public readonly LongIndex3D ReconstructFromElementIndex(long elementIndex) => XStride > ZStride
            ? new(elementIndex / XStride, elementIndex % XStride / YStride, elementIndex % YStride / ZStride)
            : new(elementIndex % YStride / XStride, elementIndex % ZStride / YStride, elementIndex / ZStride);

        public readonly General AsGeneral() => this;

        public readonly Stride1D.General To1DStride() => new(XStride);

        public override readonly string ToString() => StrideExtent.ToString();
    }
}
