using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Checking;

internal sealed unsafe partial class AccessChecks
{
    private readonly Dictionary<int, (LanePosition Lane, long Address, long Count)> _unwrittenReads = [];
    private readonly Dictionary<int, (LanePosition Lane, int Peer, long Count)> _missing = [];

    public IEnumerable<UnwrittenRead> UnwrittenReads => _unwrittenReads.Select(u => new UnwrittenRead(
        _kernel.Sites[u.Key], u.Value.Lane, ElementAt(u.Value.Address, _kernel.Sites[u.Key]), IsShared(u.Value.Address), u.Value.Count));

    public IEnumerable<MissingPeer> MissingPeers => _missing.Select(m => new MissingPeer(
        _kernel.Suspensions[m.Key - 1].Name, _kernel.Suspensions[m.Key - 1].Line, m.Value.Lane, m.Value.Peer, m.Value.Count));

    /// <summary>A lane asked for the value of one that is not there.</summary>
    public void Missing(Lane lane, Suspension suspension) =>
        _missing[suspension.Id] = _missing.TryGetValue(suspension.Id, out var known) ? known with { Count = known.Count + 1 } : (lane.Position, lane.Peer, 1);

    private void CheckWritten(Site site, Pattern* pattern, long first, ReadOnlySpan<Lane> lanes)
    {
        for (var i = 0; i < pattern->Count; i++)
        {
            var address = first + pattern->Distance(i);
            if (site.Kind != SiteKind.Write) CheckWrittenAt(site, address, lanes[pattern->Lane(i)]);
            if (site.Kind != SiteKind.Read) MarkWritten(address, site.Size);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MarkWritten(long address, int size)
    {
        var offset = address - _arena.Base;
        *(uint*)(_arena.WrittenBits + (nint)(offset >> 3)) |= ((1u << size) - 1) << (int)(offset & 7);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Unwritten(Site site, long address, Lane lane) =>
        _unwrittenReads[site.Id] = _unwrittenReads.TryGetValue(site.Id, out var known) ? known with { Count = known.Count + 1 } : (lane.Position, address, 1);
}
