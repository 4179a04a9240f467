using ILGPU.Simulation;

namespace ILGPU.Runtime;

/// <summary>Device memory with an owner.</summary>
public abstract class MemoryBuffer : AcceleratorObject, IContiguousArrayView
{
    private Allocation? allocation;

    private protected MemoryBuffer(Accelerator accelerator, Allocation? allocation, long length, int elementSize) : base(accelerator)
    {
        this.allocation = allocation;
        allocation?.Owner = this;
        NativePtr = allocation?.Address ?? 0;
        Length = length;
        ElementSize = elementSize;
    }

    /// <summary>The address of the first byte.</summary>
    public IntPtr NativePtr { get; protected set; }

    /// <summary>Elements, gaps between rows included.</summary>
    public long Length { get; }

    /// <summary>Bytes per element.</summary>
    public int ElementSize { get; }

    public long LengthInBytes => Length * ElementSize;

    /// <summary>What the arena knows about the memory; null for an empty buffer.</summary>
    internal Allocation? Allocation => allocation;

    /// <summary>Where the buffer was allocated, if the recording asked for it.</summary>
    internal SourceLine? AllocatedAt { get; init; }

    MemoryBuffer? IArrayView.Buffer => this;

    bool IArrayView.IsValid => !IsDisposed;

    long IContiguousArrayView.Index => 0;

    long IContiguousArrayView.IndexInBytes => 0;

    /// <summary>Sets <paramref name="length"/> bytes from <paramref name="targetOffsetInBytes"/>.</summary>
    public void MemSet(AcceleratorStream stream, byte value, long targetOffsetInBytes, long length) =>
        AsRawArrayView(targetOffsetInBytes, length).MemSet(stream, value);

    /// <summary>Copies as many bytes as <paramref name="targetView"/> has, from <paramref name="sourceOffsetInBytes"/>.</summary>
    public void CopyTo(AcceleratorStream stream, long sourceOffsetInBytes, in ArrayView<byte> targetView) =>
        AsRawArrayView(sourceOffsetInBytes, targetView.Length).CopyTo(stream, targetView);

    /// <summary>Copies all of <paramref name="sourceView"/> to <paramref name="targetOffsetInBytes"/>.</summary>
    public void CopyFrom(AcceleratorStream stream, in ArrayView<byte> sourceView, long targetOffsetInBytes) =>
        AsRawArrayView(targetOffsetInBytes, sourceView.Length).CopyFrom(stream, sourceView);

    public ArrayView<byte> AsRawArrayView() => AsRawArrayView(0, LengthInBytes);

    public ArrayView<byte> AsRawArrayView(long offsetInBytes) => AsRawArrayView(offsetInBytes, LengthInBytes - offsetInBytes);

    /// <summary>A range of the buffer as bytes.</summary>
    public ArrayView<byte> AsRawArrayView(long offsetInBytes, long lengthInBytes) => new(this, offsetInBytes, lengthInBytes);

    /// <summary>A range of the buffer; throws where <typeparamref name="T"/> has not the buffer's element size.</summary>
    public ArrayView<T> AsArrayView<T>(long offset, long length)
        where T : unmanaged =>
        ArrayView<T>.ElementSize == ElementSize
            ? new(this, offset, length)
            : throw new NotSupportedException($"Not supported type '{typeof(T).Name}': it has {ArrayView<T>.ElementSize} bytes, the buffer's elements have {ElementSize}");

    protected override void DisposeAcceleratorObject(bool disposing)
    {
        if (allocation is { } mine && !Accelerator.Context.Arena.Free(mine))
            Accelerator.ReportOverrun(mine);
        allocation = null;
        NativePtr = 0;
    }
}
