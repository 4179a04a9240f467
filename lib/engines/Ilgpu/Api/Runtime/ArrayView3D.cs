using System.Runtime.CompilerServices;
using ILGPU.Simulation;

namespace ILGPU.Runtime;

/// <summary>A three-dimensional window on elements, with a stride per dimension. Element [x, y, z] lies at x * XStride + y * YStride + z * ZStride.</summary>
public readonly partial struct ArrayView3D<T, TStride> : IArrayView<T, Index3D, LongIndex3D, TStride>, IViewAddress
    where T : unmanaged
    where TStride : struct, IStride3D
{
    /// <summary>Bytes per element.</summary>
    public static readonly int ElementSize = Unsafe.SizeOf<T>();

    public static readonly ArrayView3D<T, TStride> Empty = GetEmpty(default);

    /// <param name="baseView">The memory, as elements side by side.</param>
    /// <param name="extent">Elements along each dimension.</param>
    /// <param name="stride">Elements between neighbours along each dimension.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ArrayView3D(ArrayView<T> baseView, LongIndex3D extent, TStride stride)
    {
        BaseView = baseView;
        Extent = extent;
        Stride = stride;
    }

    /// <summary>The memory under the view, as elements side by side.</summary>
    public ArrayView<T> BaseView { get; }

    public LongIndex3D Extent { get; }

    public Index3D IntExtent => Extent.ToIntIndex();

    public TStride Stride { get; }

    public bool IsValid => BaseView.IsValid;

    public long Length => Stride.ComputeBufferLength(Extent);

    /// <summary>The length as a 32-bit number; throws <see cref="OverflowException"/> where it does not fit.</summary>
    public int IntLength => checked((int)Length);

    public long LengthInBytes => Length * ElementSize;

    int IArrayView.ElementSize => ElementSize;

    MemoryBuffer? IArrayView.Buffer => Arena.Find(BaseView.Address)?.Owner;

    nint IViewAddress.Address => BaseView.Address;

    /// <summary>A view of nothing.</summary>
    public static ArrayView3D<T, TStride> GetEmpty(TStride stride) => new(ArrayView<T>.Empty, LongIndex3D.Zero, stride);

    /// <summary>The memory under the view, as elements side by side, gaps included.</summary>
    public ArrayView<T> AsContiguous() => BaseView;

    public ArrayView3D<T, Stride3D.General> AsGeneral(Stride3D.General stride) => new(BaseView, Extent, stride);

    public ArrayView3D<T, Stride3D.General> AsGeneral() => AsGeneral(Stride.AsGeneral());

    public override string ToString() => BaseView.ToString();
}
