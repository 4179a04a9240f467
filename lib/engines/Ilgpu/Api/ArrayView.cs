using System.Runtime.CompilerServices;
using ILGPU.Runtime;
using ILGPU.Simulation;

namespace ILGPU;

/// <summary>A window on elements that lie side by side, in device, shared or local memory.</summary>
public readonly partial struct ArrayView<T> : IArrayView<T, Index1D, LongIndex1D, Stride1D.Dense>, IContiguousArrayView<T>, IViewAddress
    where T : unmanaged
{
    /// <summary>Bytes per element.</summary>
    public static readonly int ElementSize = Unsafe.SizeOf<T>();

    public static readonly ArrayView<T> Empty;

    internal readonly nint Address;

    /// <param name="source">The buffer to look into.</param>
    /// <param name="index">The first element, counted in elements of <typeparamref name="T"/>.</param>
    /// <param name="length">The number of elements.</param>
    [NotInsideKernel]
    public ArrayView(MemoryBuffer source, long index, long length)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((index + length) * ElementSize, source.LengthInBytes, nameof(length));
        Address = source.NativePtr + (nint)(index * ElementSize);
        Length = length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ArrayView(nint address, long length)
    {
        Address = address;
        Length = length;
    }

    public long Length { get; }

    public bool IsValid => Address != 0 && Length > 0;

    public LongIndex1D Extent => new(Length);

    public Index1D IntExtent => new(IntLength);

    /// <summary>The length as a 32-bit number; throws <see cref="OverflowException"/> where it does not fit.</summary>
    public int IntLength => checked((int)Length);

    public long LengthInBytes => Length * ElementSize;

    public Stride1D.Dense Stride => default;

    int IArrayView.ElementSize => ElementSize;

    MemoryBuffer? IArrayView.Buffer => Arena.Find(Address)?.Owner;

    long IContiguousArrayView.Index => IndexInBytes() / ElementSize;

    long IContiguousArrayView.IndexInBytes => IndexInBytes();

    nint IViewAddress.Address => Address;

    ArrayView<byte> IContiguousArrayView.AsRawArrayView() => new(Address, LengthInBytes);

    private long IndexInBytes() => Arena.Find(Address) is { } allocation ? Address - allocation.Address : 0;

    public override string ToString() => $"{IndexInBytes() / ElementSize} [{Length}]";

    public static implicit operator ArrayView1D<T, Stride1D.Dense>(ArrayView<T> view) => new(view, view.Extent, default);

    public static implicit operator ArrayView<T>(ArrayView1D<T, Stride1D.Dense> view) => view.BaseView;
}
