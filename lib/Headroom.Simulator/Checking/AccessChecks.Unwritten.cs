using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Checking;

internal sealed unsafe partial class AccessChecks
{
    private readonly Dictionary<int, (LanePosition Lane, long Address, long Count, long Group)> _unwrittenReads = [];
    private readonly Dictionary<int, (LanePosition Lane, int Peer, long Count, long Group)> _missing = [];

    public IEnumerable<Found<int, UnwrittenRead>> UnwrittenReads => _unwrittenReads.Select(found =>
    {
        var (site, (lane, address, count, group)) = (_kernel.Sites[found.Key], found.Value);
        return new Found<int, UnwrittenRead>(group, found.Key, new(site, lane, ElementAt(address, site), IsShared(address), count), count);
    });

    public IEnumerable<Found<int, MissingPeer>> MissingPeers => _missing.Select(found =>
    {
        var (suspension, (lane, peer, count, group)) = (_kernel.Suspensions[found.Key - 1], found.Value);
        return new Found<int, MissingPeer>(group, found.Key, new(suspension.Name, suspension.Line, lane, peer, count), count);
    });

    /// <summary>Whether an atomic operation came first to a word: whose it was depends on the order of groups.</summary>
    public bool UpdatedUnwritten => _unwrittenReads.Keys.Any(site => _kernel.Sites[site].Kind == SiteKind.Atomic);

    /// <summary>A lane asked for the value of one that is not there.</summary>
    public void Missing(Lane lane, Suspension suspension) =>
        _missing[suspension.Id] = _missing.TryGetValue(suspension.Id, out var known)
            ? known with { Count = known.Count + 1 }
            : (lane.Position, lane.Peer, 1, _group);

    private void CheckWritten(Site site, Pattern* pattern, long first, ReadOnlySpan<Lane> lanes, bool isShared)
    {
        for (var i = 0; i < pattern->Count; i++)
        {
            var address = first + pattern->Distance(i);
            if (site.Kind != SiteKind.Write) CheckWrittenAt(site, address, lanes[pattern->Lane(i)]);
            if (site.Kind != SiteKind.Read) MarkWritten(address, site.Size, isShared);
        }
    }

    // One bit per byte; an access has at most 16 and may start anywhere in a byte of bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CheckWrittenAt(Site site, long address, Lane lane)
    {
        var offset = address - _arena.Base;
        var mask = ((1u << site.Size) - 1) << (int)(offset & 7);
        if ((*(uint*)(_arena.WrittenBits + (nint)(offset >> 3)) & mask) != mask) Unwritten(site, address, lane);
    }

    // Shared memory is this worker's alone. Bits of buffers lie beside those of other workers and launches, and most are set already.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MarkWritten(long address, int size, bool isShared)
    {
        var offset = address - _arena.Base;
        var mask = ((1u << size) - 1) << (int)(offset & 7);
        var bits = (uint*)(_arena.WrittenBits + (nint)(offset >> 3));
        if (isShared) *bits |= mask;
        else if ((*bits & mask) != mask) MarkWritten(offset, size);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MarkWritten(long offset, int size)
    {
        while (size > 0)
        {
            var (bit, here) = ((int)(offset & 63), Math.Min(size, 64 - (int)(offset & 63)));
            Interlocked.Or(ref *(ulong*)(_arena.WrittenBits + (nint)(offset >> 6) * sizeof(ulong)), ((1UL << here) - 1) << bit);
            (offset, size) = (offset + here, size - here);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Unwritten(Site site, long address, Lane lane) =>
        _unwrittenReads[site.Id] = _unwrittenReads.TryGetValue(site.Id, out var known)
        ? known with { Count = known.Count + 1 }
        : (lane.Position, address, 1, _group);
}
