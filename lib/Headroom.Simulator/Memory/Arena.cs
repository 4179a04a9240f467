using System.Runtime.InteropServices;

namespace Headroom.Simulator.Memory;

/// <summary>
/// The memory of a simulated device: one range of addresses per context, in which all buffers, shared memory, local memory and lane
/// frames lie. An address is the device's exactly when <c>(nuint)(address - Base) &lt; Size</c>.
/// </summary>
internal sealed unsafe partial class Arena : IDisposable
{
    /// <summary>
    /// Alignment of every allocation, in bytes; that of a real allocator, so that coalescing counts do not depend on luck.
    /// </summary>
    public const int Alignment = 256;

    // Addresses cost nothing but in a browser, where they are memory.
    private static readonly (ulong Wanted, ulong Least) s_size =
        OperatingSystem.IsBrowser() ? (1UL << 26, 1UL << 24) : (1UL << 36, 1UL << 28);
    private const byte Poison = 0xFF; // NaN as a float, -1 as an int
    private const byte Guard = 0xA5;
    private const nuint ReleaseFrom = 1 << 20;

    // Weak, so that a context nobody disposed gives its memory back when it is collected.
    private static readonly Lock s_live = new();
    private static WeakReference<Arena>[] s_arenas = [];

    private readonly AddressSpace _memory;
    private readonly AddressSpace _written;
    private readonly Lock _gate = new();
    private readonly List<Allocation> _allocations = []; // by address

    internal Arena()
    {
        _memory = AddressSpace.Reserve(s_size.Wanted, s_size.Least);
        Base = _memory.Base;
        Size = _memory.Size;
        _written = AddressSpace.Reserve(Size / 8, Size / 8);
        WrittenBits = _written.Base;
        lock (s_live)
            s_arenas = [.. s_arenas.Where(arena => arena.TryGetTarget(out _)), new(this)];
    }

    /// <summary>The launches that run now.</summary>
    public BuffersInUse InUse { get; } = new();

    /// <summary>The first address.</summary>
    public nint Base { get; }

    /// <summary>Bytes of address space; at most 2^36, so an offset fits 40 bits.</summary>
    public nuint Size { get; }

    /// <summary>All allocations by address.</summary>
    public IReadOnlyList<Allocation> Allocations
    {
        get
        {
            lock (_gate)
                return [.. _allocations];
        }
    }

    /// <summary>The allocation that holds <paramref name="address"/> in any live arena.</summary>
    public static Allocation? Find(nint address) => Of(address)?.Lookup(address);

    /// <summary>The live arena that <paramref name="address"/> lies in.</summary>
    public static Arena? Of(nint address)
    {
        foreach (var reference in s_arenas)
        {
            if (reference.TryGetTarget(out var arena) && arena.Contains(address))
                return arena;
        }
        return null;
    }

    /// <summary>True where <paramref name="address"/> lies in this arena, allocated or not.</summary>
    public bool Contains(nint address) => (nuint)(address - Base) < Size;

    /// <summary>The allocation that holds <paramref name="address"/>, or null.</summary>
    public Allocation? Lookup(nint address)
    {
        lock (_gate)
        {
            var at = IndexAfter(address) - 1;
            return at >= 0 && _allocations[at].Contains(address) ? _allocations[at] : null;
        }
    }

    /// <summary>The allocation that starts nearest below <paramref name="address"/>: the likely victim of an access past its end.</summary>
    public Allocation? Below(nint address)
    {
        lock (_gate)
        {
            var at = IndexAfter(address) - 1;
            return at >= 0 ? _allocations[at] : null;
        }
    }

    /// <summary>Takes <paramref name="bytes"/> bytes, fills them with 0xFF and counts them as not written.</summary>
    /// <exception cref="InsufficientMemoryException">No gap is long enough.</exception>
    public Allocation Allocate(nuint bytes, AllocationKind kind, int elementSize = 1, SourceLine? allocatedAt = null)
    {
        lock (_gate)
        {
            var room = Room(bytes);
            var (at, address) = FindGap(room);
            AddressSpace.Commit(address, room);
            AddressSpace.Commit(WrittenBits + (address - Base) / 8, room / 8);
            NativeMemory.Fill((void*)address, bytes, Poison);
            NativeMemory.Fill((void*)(address + (nint)bytes), room - bytes, Guard);
            MarkWritten(address, bytes, false);
            var number = kind == AllocationKind.Device ? FreeNumber() : 0;
            var allocation = new Allocation(kind, address, bytes, elementSize) { Number = number, AllocatedAt = allocatedAt };
            _allocations.Insert(at, allocation);
            return allocation;
        }
    }

    /// <summary>Gives an allocation back. False where something wrote into the guard bytes behind it.</summary>
    public bool Free(Allocation allocation)
    {
        lock (_gate)
        {
            if (!_allocations.Remove(allocation))
                return true;
            var room = Room(allocation.Bytes);
            var guard = new ReadOnlySpan<byte>((void*)(allocation.Address + (nint)allocation.Bytes), (int)(room - allocation.Bytes));
            var intact = !guard.ContainsAnyExcept(Guard);
            if (room >= ReleaseFrom)
                AddressSpace.Release(allocation.Address, room);
            return intact;
        }
    }

    public void Dispose()
    {
        lock (s_live)
            s_arenas = [.. s_arenas.Where(reference => reference.TryGetTarget(out var arena) && arena != this)];
        lock (_gate)
            _allocations.Clear();
        _memory.Dispose();
        _written.Dispose();
    }

    // At least one whole alignment unit of guard bytes follows every allocation.
    private static nuint Room(nuint bytes) => (bytes + 2 * Alignment - 1) / Alignment * Alignment;

    private (int At, nint Address) FindGap(nuint room)
    {
        var address = Base + Alignment; // the first unit stays free: no allocation starts at offset 0
        for (var at = 0; at < _allocations.Count; at++)
        {
            if ((nuint)(_allocations[at].Address - address) >= room)
                return (at, address);
            address = _allocations[at].Address + (nint)Room(_allocations[at].Bytes);
        }
        if ((nuint)(address - Base) + room > Size)
            throw new InsufficientMemoryException($"the simulated device has {Size >> 20:N0} MB; there is no room for {room >> 20:N0} MB " +
                "more. Dispose buffers that are no longer used.");
        return (_allocations.Count, address);
    }

    // Numbers start again from 1 when buffers have been disposed, so that the same program tells the same numbers.
    private int FreeNumber()
    {
        var taken = _allocations.Select(a => a.Number).ToHashSet();
        var number = 1;
        while (taken.Contains(number)) number++;
        return number;
    }

    private int IndexAfter(nint address)
    {
        var (low, high) = (0, _allocations.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_allocations[middle].Address <= address)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
