using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace Headroom.Simulator.Memory;

/// <summary>
/// Views inside a rewritten kernel. A view of the host is (buffer, index, length); while a kernel runs, buffer is null and index is the
/// address in bytes. So a view is plain bytes that can lie in native memory, and an element is one addition away.
/// </summary>
internal static class View<T> where T : unmanaged
{
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Buffer>k__BackingField")]
    public static extern ref MemoryBuffer? Buffer(ref ArrayView<T> view);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Index>k__BackingField")]
    public static extern ref long Index(ref ArrayView<T> view);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Length>k__BackingField")]
    public static extern ref long Length(ref ArrayView<T> view);

    /// <summary>A lowered view of memory at an address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<T> At(nint address, long length)
    {
        ArrayView<T> view = default;
        Index(ref view) = address;
        Length(ref view) = length;
        return view;
    }

    /// <summary>From the host's form to the kernel's.</summary>
    public static void Lower(ref ArrayView<T> view)
    {
        if (Buffer(ref view) is not { } buffer) return;
        Index(ref view) = buffer.NativePtr + (nint)(Index(ref view) * Unsafe.SizeOf<T>());
        Buffer(ref view) = null;
    }
}
