using System.Numerics;
using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Checking;

/// <summary>The last writer and the last reader of a word; their flags tell of others.</summary>
internal struct ShadowEntry
{
    public ulong Writer;
    public ulong Reader;
}

/// <summary>
/// Two entries for each word of device memory, for one launch: who came last, and another who did the same, far from the first because few
/// words have one. Words have the size of the kernel's smallest access, at most 4 bytes.
/// </summary>
internal sealed unsafe class Shadow : IDisposable
{
    private readonly AddressSpace _memory;
    private readonly nint _base;
    private readonly int _shift;
    private readonly nuint _bytes;

    public Shadow(Arena arena, int smallestAccess)
    {
        _base = arena.Base;
        _shift = BitOperations.Log2((uint)Math.Clamp(smallestAccess, 1, 4));
        var last = arena.Allocations.Max(a => a.Address + (nint)a.Bytes);
        var bytes = (((nuint)(last - _base) >> _shift) + 16) * (nuint)sizeof(ShadowEntry);
        _bytes = (bytes + 0xFFFF) & ~(nuint)0xFFFF;
        _memory = AddressSpace.Reserve(2 * _bytes, 2 * _bytes);
        AddressSpace.Commit(_memory.Base, 2 * _bytes);
    }

    /// <summary>Words of an access of <paramref name="size"/> bytes.</summary>
    public int Words(int size) => Math.Max(1, size >> _shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ShadowEntry* At(long address) => (ShadowEntry*)_memory.Base + ((nuint)(address - _base) >> _shift);

    /// <summary>
    /// Another writer and another reader of an entry's word: meant only where a flag of the entry says that there are several.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ShadowEntry* Others(ShadowEntry* entry) => (ShadowEntry*)((byte*)entry + _bytes);

    public void Dispose() => _memory.Dispose();
}
