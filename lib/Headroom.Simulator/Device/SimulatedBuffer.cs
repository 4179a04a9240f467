using System.Runtime.InteropServices;
using ILGPU.Runtime;

namespace Headroom.Simulator.Device;

/// <summary>Device memory in the arena. Copies are checked against what is allocated; ILGPU has checked lengths before.</summary>
internal sealed unsafe class SimulatedBuffer : MemoryBuffer
{
    private readonly Arena _arena;
    private readonly Action<string> _overrun;
    private Allocation? _allocation;

    /// <param name="accelerator">The device.</param>
    /// <param name="arena">Its memory.</param>
    /// <param name="length">Elements.</param>
    /// <param name="elementSize">Bytes of each.</param>
    /// <param name="allocatedAt">The line that asks for the buffer, if known.</param>
    /// <param name="overrun">Gets the buffer's name when it is freed and something has been written behind its end.</param>
    public SimulatedBuffer(
        Accelerator accelerator, Arena arena, long length, int elementSize, SourceLine? allocatedAt, Action<string> overrun)
        : base(accelerator, length, elementSize)
    {
        (_arena, _overrun) = (arena, overrun);
        _allocation = _arena.Allocate(checked((nuint)length * (nuint)elementSize), AllocationKind.Device, elementSize, allocatedAt);
        _allocation.Owner = this;
        NativePtr = _allocation.Address;
    }

    protected override void MemSet(AcceleratorStream stream, byte value, in ArrayView<byte> targetView)
    {
        if (targetView.LengthInBytes == 0) return;
        var target = Checked(targetView, targetView.LengthInBytes);
        NativeMemory.Fill((void*)target, (nuint)targetView.LengthInBytes, value);
        _arena.MarkWritten(target, (nuint)targetView.LengthInBytes);
    }

    protected override void CopyTo(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView) =>
        Copy(sourceView, targetView);

    protected override void CopyFrom(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView) =>
        Copy(sourceView, targetView);

    // The other side is this device too, or host memory that ILGPU wraps in a buffer of a CPU accelerator.
    private static void Copy(in ArrayView<byte> source, in ArrayView<byte> target)
    {
        var bytes = source.LengthInBytes;
        if (bytes == 0) return;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, target.LengthInBytes, nameof(source));
        var (from, to) = (Checked(source, bytes), Checked(target, bytes));
        Buffer.MemoryCopy((void*)from, (void*)to, target.LengthInBytes, bytes);
        if (Arena.Of(to) is { } arena) arena.MarkWritten(to, (nuint)bytes);
        else if (Arena.Of(from) is not null) HostCopies.Current?.Add(bytes);
    }

    private static nint Checked(in ArrayView<byte> view, long bytes)
    {
        var address = view.LoadEffectiveAddressAsPtr();
        if (((IArrayView)view).Buffer is not SimulatedBuffer buffer) return address;
        if (buffer._allocation is not { } own)
            throw new ObjectDisposedException(
                nameof(MemoryBuffer),
                "the view's buffer has been disposed, with its accelerator or alone; keep the buffer until the last copy");
        if (!own.Contains(address) || (nuint)(address - own.Address) + (nuint)bytes > own.Bytes)
            throw new ArgumentOutOfRangeException(nameof(view), $"the view reaches past the end of {own.Name}");
        return address;
    }

    protected override void DisposeAcceleratorObject(bool disposing)
    {
        if (_allocation is { } allocation && !_arena.Free(allocation)) _overrun(allocation.Name);
        _allocation = null;
        NativePtr = 0;
    }
}
