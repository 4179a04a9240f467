using System.Diagnostics.CodeAnalysis;

namespace Headroom.Simulator.Lanes;

// What rewritten code keeps here between two visits of the scheduler.
internal sealed partial class Lane
{
    /// <summary>Where the next event goes.</summary>
    public nint Events;

    /// <summary>Beyond this, loop heads hand over to the scheduler.</summary>
    public nint EventLimit;

    /// <summary>This lane's counter of block 0; those of the next blocks follow at a fixed distance.</summary>
    public nint Counters;

    /// <summary>The handle of the worker's trail, where fast code keeps one.</summary>
    public nint Trail;

    /// <summary>Whose value the lane wants in an exchange: a number in the warp or in the group.</summary>
    public int Peer;

    /// <summary>The site of the last call that may throw, or -1.</summary>
    public int Place = -1;

    /// <summary>The suspension where it waits, 0 while it can run.</summary>
    public int StoppedAt;

    /// <summary>Where the group's allocations are.</summary>
    public MemorySlots Slots = null!;

    /// <summary>Whether it waits for its turn at an atomic operation, which a group that runs alone never does.</summary>
    public bool IsAtAtomic;

    public bool HasReturned => State < 0;

    public bool CanRun => State >= 0 && StoppedAt == 0;

    /// <summary>Whether it may have accesses still to come before it meets others.</summary>
    public bool MayBeBehind => CanRun || IsAtAtomic;

    // Called from every access of a kernel: plain numbers as parameters keep index structs out of the kernel's frame, and a body that is
    // one throw tells the JIT compiler that nothing has to survive the call.

    [DoesNotReturn]
    public void OutOfBounds(int site, long x, long extent, nint address) => throw Outside(site, $"{x}", $"{extent}", address);

    [DoesNotReturn]
    public void OutOfBounds(int site, long x, long y, long extentX, long extentY, nint address) =>
        throw Outside(site, $"{new LongIndex2D(x, y)}", $"{new LongIndex2D(extentX, extentY)}", address);

    [DoesNotReturn]
    public void OutOfBounds(int site, long x, long y, long z, LongIndex3D extent, nint address) =>
        throw Outside(site, $"{new LongIndex3D(x, y, z)}", $"{extent}", address);

    private ViewRangeException Outside(int site, string index, string extent, nint address)
    {
        Place = site;
        return new($"index {index} is outside the extent {extent}", address);
    }
}
