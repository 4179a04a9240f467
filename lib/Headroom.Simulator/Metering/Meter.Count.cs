using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Metering;

internal sealed unsafe partial class Meter
{
    // A pattern whose first lane is at `first`.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(int site, Pattern* pattern, long first, ReadOnlySpan<Lane> lanes)
    {
        ref var counts = ref _sites[site];
        var size = _sizes[site];
        switch (_map.SpaceOf(first + pattern->Lowest, first + pattern->Highest))
        {
            case MemorySpace.Shared:
                if (counts.SharedRequests++ == 0) NoteArray(ref counts, first);
                counts.SharedAccesses += pattern->Count;
                var (wavefronts, ideal) = pattern->WavefrontsAt(first, size);
                counts.Wavefronts += wavefronts;
                counts.IdealWavefronts += ideal;
                if (wavefronts > ideal) NoteConflict(ref counts, pattern);
                Check(site, pattern, first, lanes, isShared: true, ref counts);
                break;
            case MemorySpace.Global:
                counts.GlobalRequests++;
                counts.GlobalAccesses += pattern->Count;
                var (sectors, used) = pattern->SectorsAt(first, size);
                counts.Sectors += sectors;
                _sectors += sectors;
                counts.UsedBytes += used;
                if (_marks[site] != 0) pattern->Mark(_trail!, first, size, _marks[site]);
                counts.LeastSectors += (used + Sectors.Bytes - 1) >> Sectors.Shift;
                counts.FirstSectors += _touched.Touch(pattern, first, size, sectors, _writes[site]);
                Check(site, pattern, first, lanes, isShared: false, ref counts);
                break;
            case MemorySpace.Local:
                counts.LocalRequests++;
                counts.LocalAccesses += pattern->Count;
                var (offset, laneBytes, isArray) = _map.InLocal((nint)first);
                if (isArray) counts.LocalArrayAccesses += pattern->Count;
                counts.LocalSectors += pattern->LocalSectorsAt(offset, laneBytes, size);
                break;
            case MemorySpace.Mixed:
                Split(site, pattern->At(first, size), lanes);
                break;
        }
    }

    private void Check(int site, Pattern* pattern, long first, ReadOnlySpan<Lane> lanes, bool isShared, ref SiteCounts counts)
    {
        var at = _kernel.Sites[site];
        if (at.Kind == SiteKind.Atomic)
        {
            counts.AtomicRequests++;
            counts.AtomicRounds += pattern->RoundsAt(first, at.Size);
        }
        _checks?.Check(at, pattern, first, lanes, isShared);
    }

    // A reference that points to shared memory in one lane and to a buffer in another makes one request per space.
    private void Split(int site, Request request, ReadOnlySpan<Lane> lanes)
    {
        Span<MemorySpace> spaces = [MemorySpace.Global, MemorySpace.Shared, MemorySpace.Local];
        foreach (var space in spaces)
        {
            var part = WarpEvents.None;
            for (var i = 0; i < request.Count; i++)
            {
                if (_map.SpaceOf(request.Addresses[i], request.Addresses[i]) != space) continue;
                part.Events[part.Count] = (ulong)request.Addresses[i] << EventCode.SiteBits | (uint)site;
                part.Lanes[part.Count++] = request.Lanes[i];
            }
            if (part.Count == 0) continue;
            for (var i = part.Count; i < WarpEvents.Size; i++) part.Events[i] = part.Events[0];
            Learn(_patterns + site, ref part);
            Count(site, _patterns + site, (long)(part.Events[0] >> EventCode.SiteBits), lanes);
        }
    }
}
