using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace ILGPU.Simulation;

/// <summary>Copies between host and device memory, checked against the live allocations.</summary>
internal static unsafe class HostCopy
{
    public static void ToDevice<T>(ReadOnlySpan<T> source, nint target)
        where T : unmanaged
    {
        if (source.IsEmpty)
            return;
        var arena = Check(target, (nuint)source.Length * (nuint)Unsafe.SizeOf<T>());
        source.CopyTo(new Span<T>((void*)target, source.Length));
        arena.MarkWritten(target, (nuint)source.Length * (nuint)Unsafe.SizeOf<T>());
    }

    public static void ToHost<T>(nint source, Span<T> target)
        where T : unmanaged
    {
        if (target.IsEmpty)
            return;
        Check(source, (nuint)target.Length * (nuint)Unsafe.SizeOf<T>());
        new ReadOnlySpan<T>((void*)source, target.Length).CopyTo(target);
    }

    public static void Fill(nint target, long bytes, byte value)
    {
        if (bytes == 0)
            return;
        var arena = Check(target, (nuint)bytes);
        System.Runtime.InteropServices.NativeMemory.Fill((void*)target, (nuint)bytes, value);
        arena.MarkWritten(target, (nuint)bytes);
    }

    public static void Within(nint source, nint target, long bytes)
    {
        if (bytes == 0)
            return;
        Check(source, (nuint)bytes);
        var arena = Check(target, (nuint)bytes);
        Buffer.MemoryCopy((void*)source, (void*)target, bytes, bytes);
        arena.MarkWritten(target, (nuint)bytes);
    }

    private static Arena Check(nint address, nuint bytes)
    {
        var allocation = Arena.Find(address);
        if (allocation is null || (nuint)(address - allocation.Address) + bytes > allocation.Bytes)
        {
            throw new ObjectDisposedException(nameof(MemoryBuffer), allocation is null
                ? "the view's buffer has been disposed, with its accelerator or alone; keep the buffer until the last copy"
                : $"the view reaches past the end of {allocation.Name}: its own buffer has been disposed");
        }
        return Arena.Of(address)!;
    }
}
