using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Headroom.Simulator.Memory;

/// <summary>
/// What one worker's groups did to each 4-byte word of a launch's buffers, one bit per kind of access. If no word that some worker changed
/// was touched by another, then each worker saw what it would have seen if all groups had run one after the other.
/// </summary>
internal sealed unsafe class Trail : IDisposable
{
    /// <summary>The kinds: a read; a write, or an atomic operation whose result depends on those before it; from here on, one bit for each
    /// atomic operation of the kernel that gives the same in any order.</summary>
    public const byte Read = 1, Write = 2, FirstAtomic = 4;

    private const int Shift = 2;

    private readonly AddressSpace _memory;
    private readonly Place* _place;

    public Trail(Allocation[] buffers)
    {
        var first = buffers.Select(b => b.Address).DefaultIfEmpty().Min();
        var end = buffers.Select(b => b.Address + (nint)b.Bytes).DefaultIfEmpty().Max();
        // Room for a whole vector behind the last word, and for an access that reaches past its buffer.
        var words = ((nuint)(end - first) >> Shift) + 4096;
        _memory = AddressSpace.Reserve(words, words);
        _place = (Place*)NativeMemory.Alloc((nuint)sizeof(Place));
        *_place = new() { First = first, Bytes = (nuint)(end - first), Words = (byte*)_memory.Base };
        AddressSpace.Commit(_memory.Base, words);
    }

    /// <summary>Whether all of a launch's buffers are here, and not only those that its kernel may change.</summary>
    public bool IsOfAll { get; init; } = true;

    /// <summary>What rewritten code hands to <see cref="Mark(nint, nint, int, int)"/>.</summary>
    public nint Handle => (nint)_place;

    /// <summary>Notes one access of a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Mark(nint address, nint handle, int size, int kind)
    {
        var place = (Place*)handle;
        var offset = (nuint)(address - place->First);
        if (offset >= place->Bytes) return;
        var word = place->Words + (offset >> Shift);
        if (size <= 4) *word |= (byte)kind;
        else if (size == 8) *(ushort*)word |= (ushort)(kind * 0x0101);
        else *(uint*)word |= (uint)kind * 0x01010101u;
        // Not aligned: the last byte is in a word of its own.
        if ((offset & 3) != 0) place->Words[offset + (nuint)size - 1 >> Shift] |= (byte)kind;
    }

    /// <summary>Notes an access to <paramref name="bytes"/> bytes in a row; false where not all of them are watched, and nothing is
    /// noted then.</summary>
    public bool TryMarkRow(nint lowest, long bytes, byte kind)
    {
        if (!Contains(lowest) || !Contains(lowest + (nint)bytes - 1)) return false;
        MarkAll(At(lowest), (int)(((lowest & 3) + bytes + 3) >> Shift), kind);
        return true;
    }

    /// <summary>
    /// Whether a word of <paramref name="buffers"/> that one of the trails changes is in another, except by one and the same atomic
    /// operation.
    /// </summary>
    public static bool Cross(ReadOnlySpan<Trail> trails, Allocation[] buffers)
    {
        foreach (var buffer in buffers)
        {
            // Whole vectors: guard bytes follow each buffer, and nothing marks them.
            var words = (nint)((buffer.Bytes + 3) >> Shift);
            for (nint at = 0; at < words; at += Vector256<byte>.Count)
                if (Cross(trails, buffer.Address + (at << Shift))) return true;
        }
        return false;
    }

    public void Dispose()
    {
        NativeMemory.Free(_place);
        _memory.Dispose();
    }

    private static bool Cross(ReadOnlySpan<Trail> trails, nint address)
    {
        var (seen, crossed, write) = (Vector256<byte>.Zero, Vector256<byte>.Zero, Vector256.Create(Write));
        foreach (var trail in trails)
        {
            var here = Vector256.Load(trail.At(address));
            var inNone = Vector256.Equals(here, Vector256<byte>.Zero) | Vector256.Equals(seen, Vector256<byte>.Zero);
            seen |= here;
            // Fine together: one kind of access only, and not writes.
            var isOneKind = Vector256.Equals(seen & (seen - Vector256<byte>.One), Vector256<byte>.Zero);
            var isWritten = Vector256.Equals(seen & write, write);
            crossed |= ~inNone & (isWritten | ~isOneKind);
        }
        return crossed != Vector256<byte>.Zero;
    }

    private static void MarkAll(byte* word, int count, byte kind)
    {
        var eight = kind * 0x0101010101010101u;
        for (; count >= 8; count -= 8, word += 8) *(ulong*)word |= eight;
        for (; count > 0; count--, word++) *word |= kind;
    }

    private bool Contains(nint address) => (nuint)(address - _place->First) < _place->Bytes;

    private byte* At(nint address) => _place->Words + ((nuint)(address - _place->First) >> Shift);

    private struct Place
    {
        public nint First;
        public nuint Bytes;
        public byte* Words;
    }
}
