using System.Runtime.CompilerServices;
using ILGPU.Simulation;

namespace ILGPU.Runtime;

/// <summary>A two-dimensional window on elements, with a stride per dimension. Element [x, y] lies at x * XStride + y * YStride.</summary>
public readonly partial struct ArrayView2D<T, TStride> : IArrayView<T, Index2D, LongIndex2D, TStride>, IViewAddress
    where T : unmanaged
    where TStride : struct, IStride2D
{
    /// <summary>Bytes per element.</summary>
    public static readonly int ElementSize = Unsafe.SizeOf<T>();

    public static readonly ArrayView2D<T, TStride> Empty = GetEmpty(default);

    /// <param name="baseView">The memory, as elements side by side.</param>
    /// <param name="extent">Elements along each dimension.</param>
    /// <param name="stride">Elements between neighbours along each dimension.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ArrayView2D(ArrayView<T> baseView, LongIndex2D extent, TStride stride)
    {
        BaseView = baseView;
        Extent = extent;
        Stride = stride;
    }

    /// <summary>The memory under the view, as elements side by side.</summary>
    public ArrayView<T> BaseView { get; }

    public LongIndex2D Extent { get; }

    public Index2D IntExtent => Extent.ToIntIndex();

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
    public static ArrayView2D<T, TStride> GetEmpty(TStride stride) => new(ArrayView<T>.Empty, LongIndex2D.Zero, stride);

    /// <summary>The memory under the view, as elements side by side, gaps included.</summary>
    public ArrayView<T> AsContiguous() => BaseView;

    public ArrayView2D<T, Stride2D.General> AsGeneral(Stride2D.General stride) => new(BaseView, Extent, stride);

    public ArrayView2D<T, Stride2D.General> AsGeneral() => AsGeneral(Stride.AsGeneral());

    public override string ToString() => BaseView.ToString();
}
