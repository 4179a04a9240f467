using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Headroom.Quantization.Cpu;

/// <summary>
/// Asks for a tile's weights early. A core keeps only so many instructions in flight, and a block takes about 45 of them for five cache
/// lines: without
/// help it waits for memory with few requests open. A prefetch past the end of an array does nothing.
/// </summary>
internal static class Ahead
{
    private const int Bytes = 8192; // of codes: 32 blocks; 4, 16 and 32 KiB measured slower

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Fetch(ref byte block, ref ushort scales)
    {
        var at = (byte*)Unsafe.AsPointer(ref block) + Bytes;
        Sse.Prefetch0(at);
        Sse.Prefetch0(at + 64);
        Sse.Prefetch0(at + 128);
        Sse.Prefetch0(at + 192);
        Sse.Prefetch0((byte*)Unsafe.AsPointer(ref scales) + Bytes / 8);
    }
}
