namespace Headroom.Simulator.Lanes;

/// <summary>
/// Where the allocations in a kernel's code lie: one place per allocation for the whole group in shared memory, and one per lane in local
/// memory. Sizes are constants, so the first lane that comes by settles them.
/// </summary>
internal sealed unsafe class MemorySlots(int count, WorkGroup group, Arena arena) : IDisposable
{
    private const int SharedAlignment = 16;

    private readonly nint[] _addresses = new nint[count];
    private readonly bool[] _shared = new bool[count];
    private readonly List<Allocation> _local = [];
    private nint _sharedEnd = group.SharedBase + ((nint)group.DynamicSize + SharedAlignment - 1) / SharedAlignment * SharedAlignment;

    /// <summary>Bytes of shared memory in use.</summary>
    public nuint SharedBytes => (nuint)(_sharedEnd - group.SharedBase);

    /// <summary>Whether <paramref name="address"/> is some lane's local memory.</summary>
    public bool IsLocal(nint address)
    {
        foreach (var allocation in _local)
            if (allocation.Contains(address)) return true;
        return false;
    }

    /// <summary>The local allocation that holds <paramref name="address"/>, or null.</summary>
    public Allocation? Local(nint address) => _local.Find(allocation => allocation.Contains(address));

    /// <summary>The number of the shared allocation that holds <paramref name="address"/>; -1 for dynamic shared memory.</summary>
    public int SharedSlot(nint address)
    {
        var nearest = -1;
        for (var slot = 0; slot < _addresses.Length; slot++)
            if (_addresses[slot] != 0 && _addresses[slot] <= address && (nearest < 0 || _addresses[slot] > _addresses[nearest]))
                nearest = slot;
        return nearest >= 0 && _addresses[nearest] >= group.SharedBase ? nearest : -1;
    }

    /// <summary>Where the shared allocation that holds <paramref name="address"/> starts; dynamic shared memory is the first.</summary>
    public nint SharedStart(nint address)
    {
        var start = group.SharedBase;
        foreach (var known in _addresses)
            if (known <= address && known > start) start = known;
        return start;
    }

    /// <summary>Whether this group's allocations lie as another's do: they lie in the order of their first use.</summary>
    public bool IsLaidOutAs(MemorySlots other)
    {
        for (var slot = 0; slot < count; slot++)
            if (Place(slot) != other.Place(slot)) return false;
        return true;
    }

    /// <summary>What a group finds in local memory is undefined; the same NaNs every time make mistakes repeatable.</summary>
    public void StartGroup()
    {
        foreach (var allocation in _local) new Span<byte>((void*)allocation.Address, (int)allocation.Bytes).Fill(0xFF);
    }

    // 0 before the first use; where shared memory starts for each local allocation, which has memory of its own.
    private nint Place(int slot) => _addresses[slot] is not 0 and var address ? _shared[slot] ? address - group.SharedBase + 1 : 1 : 0;

    public nint Shared(int slot, nint bytes)
    {
        if (_addresses[slot] is var known and not 0) return known;
        var address = _sharedEnd;
        var end = address + (bytes + SharedAlignment - 1) / SharedAlignment * SharedAlignment;
        if ((nuint)(end - group.SharedBase) > group.SharedSize)
            throw new LaneException(
                FaultKind.Memory,
                $"the group asks for {end - group.SharedBase:N0} bytes of shared memory; the device has {group.SharedSize:N0}");
        _sharedEnd = end;
        _shared[slot] = true;
        return _addresses[slot] = address;
    }

    public nint Local(int slot, nint bytes, Lane lane)
    {
        if (_addresses[slot] == 0)
        {
            var allocation = arena.Allocate((nuint)(bytes * group.Lanes), AllocationKind.Local);
            _local.Add(allocation);
            _addresses[slot] = allocation.Address;
        }
        return _addresses[slot] + bytes * lane.LinearIndex;
    }

    public void Dispose()
    {
        foreach (var allocation in _local) arena.Free(allocation);
    }
}
