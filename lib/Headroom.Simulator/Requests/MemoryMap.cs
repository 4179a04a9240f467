namespace Headroom.Simulator.Requests;

/// <summary>Where an address lies, as a GPU names it.</summary>
internal enum MemorySpace
{
    /// <summary>In no memory of the device.</summary>
    None,

    /// <summary>A buffer.</summary>
    Global,

    /// <summary>Shared memory of the group.</summary>
    Shared,

    /// <summary>Local memory, or a variable that has an address.</summary>
    Local,

    /// <summary>Lanes of one request differ.</summary>
    Mixed,
}

/// <summary>Tells the memories of a running group apart by address.</summary>
internal sealed class MemoryMap(Arena arena, WorkGroup group, MemorySlots slots, Allocation frames)
{
    private readonly nint _shared = group.SharedBase;
    private readonly nuint _sharedSize = group.SharedSize;
    private readonly nint _frames = frames.Address;
    private readonly nuint _framesSize = frames.Bytes;
    private readonly nint _device = arena.Base;
    private readonly nuint _deviceSize = arena.Size;

    public nint SharedBase => _shared;

    /// <summary>Bytes of shared memory in use so far.</summary>
    public nuint SharedBytes => slots.SharedBytes;

    public Index3D GroupDim => group.GroupDim;

    /// <summary>The number of the element at a shared address, counted from the start of its allocation.</summary>
    public long SharedElement(long address, int size) => (address - slots.SharedStart((nint)address)) / size;

    /// <summary>The number of the shared allocation at an address; -1 for dynamic shared memory.</summary>
    public int SharedSlot(long address) => slots.SharedSlot((nint)address);

    /// <summary>
    /// How far a local address is from the start of its lane's memory, how many bytes a lane has, and whether it is in an array and not in
    /// a variable.
    /// </summary>
    public (long Offset, long LaneBytes, bool IsArray) InLocal(nint address)
    {
        var array = frames.Contains(address) ? null : slots.Local(address);
        var (start, bytes) = array is null ? (_frames, (long)_framesSize) : (array.Address, (long)array.Bytes);
        var laneBytes = bytes / group.Lanes;
        return ((address - start) % laneBytes, laneBytes, array is not null);
    }

    /// <summary>The memory that holds all addresses from <paramref name="lowest"/> to <paramref name="highest"/>.</summary>
    public MemorySpace SpaceOf(long lowest, long highest)
    {
        var space = SpaceOf(lowest);
        return lowest == highest || SpaceOf(highest) == space ? space : MemorySpace.Mixed;
    }

    public MemorySpace SpaceOf(long address)
    {
        if ((nuint)(address - _shared) < _sharedSize) return MemorySpace.Shared;
        if ((nuint)(address - _device) >= _deviceSize) return MemorySpace.None;
        return (nuint)(address - _frames) < _framesSize || slots.IsLocal((nint)address) ? MemorySpace.Local : MemorySpace.Global;
    }
}
