using System.Numerics;

namespace Headroom.Simulator.Checking;

/// <summary>
/// A place for each word of the buffers that a launch can change; words have the size of the kernel's smallest access, at most 4 bytes.
/// </summary>
internal sealed unsafe class WatchedBuffers : IDisposable
{
    private readonly (long First, long Bytes, nint Words, AddressSpace? Memory)[] _buffers; // by address
    private readonly long[] _firsts;
    private readonly int _shift;
    private int _last;

    /// <param name="buffers">All of a launch.</param>
    /// <param name="watched">Those that it can change.</param>
    /// <param name="smallestAccess">In bytes.</param>
    public WatchedBuffers(Allocation[] buffers, Allocation[] watched, int smallestAccess)
    {
        _shift = BitOperations.Log2((uint)Math.Clamp(smallestAccess, 1, 4));
        _buffers = [.. buffers.Select(buffer => (buffer.Address, (long)buffer.Bytes, watched.Contains(buffer) ? Reserve(buffer) : null))
            .Select(b => ((long)b.Address, b.Item2, b.Item3 is { } memory ? memory.Base : 0, b.Item3)).OrderBy(b => b.Item1)];
        _firsts = [.. _buffers.Select(buffer => buffer.First)];
    }

    /// <summary>Words of an access of <paramref name="size"/> bytes.</summary>
    public int Words(int size) => Math.Max(1, size >> _shift);

    /// <summary>Whether an address is in a buffer; <paramref name="words"/> is null where nobody can change it.</summary>
    public bool Find(long address, out WordHistory* words)
    {
        words = null;
        if (_buffers.Length == 0) return false;
        if ((ulong)(address - _buffers[_last].First) >= (ulong)_buffers[_last].Bytes)
        {
            var at = Array.BinarySearch(_firsts, address);
            if (at < 0) at = ~at - 1;
            if (at < 0 || (ulong)(address - _buffers[at].First) >= (ulong)_buffers[at].Bytes) return false;
            _last = at;
        }
        var (first, _, place, _) = _buffers[_last];
        if (place != 0) words = (WordHistory*)place + ((address - first) >> _shift);
        return true;
    }

    public void Dispose()
    {
        foreach (var (_, _, _, memory) in _buffers) memory?.Dispose();
    }

    // Room for an access that reaches past its buffer.
    private AddressSpace Reserve(Allocation buffer)
    {
        var bytes = ((buffer.Bytes >> _shift) + 16) * (nuint)sizeof(WordHistory);
        var memory = AddressSpace.Reserve(bytes, bytes);
        AddressSpace.Commit(memory.Base, bytes);
        return memory;
    }
}
