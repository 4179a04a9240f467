using System.Runtime.InteropServices;

namespace Headroom.Simulator.Memory;

internal sealed unsafe partial class Arena
{
    /// <summary>One bit per byte of the arena, set where the byte has been written since its allocation.</summary>
    /// <remarks>
    /// Bit <c>o % 8</c> of byte <c>o / 8</c> is the arena's byte <c>o</c>; an aligned 4-byte word is half a byte of bits.
    /// </remarks>
    public nint WrittenBits { get; }

    /// <summary>Counts a range as written, or as not written.</summary>
    public void MarkWritten(nint address, nuint bytes, bool value = true)
    {
        var (first, end) = ((nuint)(address - Base), (nuint)(address - Base) + bytes);
        for (; first < end && first % 8 != 0; first++)
            MarkByte(first, value);
        for (; first < end && end % 8 != 0; end--)
            MarkByte(end - 1, value);
        if (first < end)
            NativeMemory.Fill((void*)(WrittenBits + (nint)(first / 8)), (end - first) / 8, value ? (byte)0xFF : (byte)0);
    }

    /// <summary>True where every byte of the range has been written.</summary>
    public bool IsWritten(nint address, nuint bytes)
    {
        var start = (nuint)(address - Base);
        for (nuint at = start; at < start + bytes; at++)
        {
            if ((((byte*)WrittenBits)[at / 8] >> (int)(at % 8) & 1) == 0)
                return false;
        }
        return true;
    }

    private void MarkByte(nuint offset, bool value)
    {
        ref var bits = ref ((byte*)WrittenBits)[offset / 8];
        var mask = 1 << (int)(offset % 8);
        bits = (byte)(value ? bits | mask : bits & ~mask);
    }
}
