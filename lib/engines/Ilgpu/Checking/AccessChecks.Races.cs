using System.Runtime.CompilerServices;
using ILGPU.Simulation.Metering;
using ILGPU.Simulation.Rewriting;

namespace ILGPU.Simulation.Checking;

internal sealed unsafe partial class AccessChecks
{
    private readonly Dictionary<(int, int), (ulong First, ulong Second, long Address, long Count)> _races = [];

    public IEnumerable<Race> Races => _races.Values.Select(r => new Race(
        _kernel.Sites[Stamp.Site(r.First)], _kernel.Sites[Stamp.Site(r.Second)], Position(r.First), Position(r.Second),
        ElementAt(r.Address, _kernel.Sites[Stamp.Site(r.Second)]), IsShared(r.Address), r.Count));

    // Lanes that read the same word are one entry; nothing is wrong with that among themselves.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadAll(Site site, Pattern* pattern, long first, ReadOnlySpan<Lane> lanes, ulong warpStamp, int start, int words)
    {
        var count = pattern->DistinctCount;
        for (var i = 0; i < count; i++)
        {
            var (place, isShared) = pattern->Distinct(i);
            var address = first + pattern->Distance(place);
            var stamp = Stamp.AddLane(warpStamp, pattern->Lane(place));
            if (isShared) stamp |= Stamp.ManyLanes;
            var entry = _shadow!.At(address);
            for (var w = 0; w < words; w++, entry++)
            {
                var written = Stamp.Interval(entry->Writer);
                // Written earlier by this group, or never: nobody to collide with.
                if (written >= _groupStart ? written == _interval : written >= start)
                {
                    if (IsConcurrent(entry->Writer, stamp)) Collide(entry->Writer, stamp, address);
                }
                else if (_unwritten && written < start && w == 0) CheckWrittenAt(site, address, lanes[pattern->Lane(place)]);
                Read(entry, stamp, start);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Read(ShadowEntry* entry, ulong stamp, int start)
    {
        var reader = entry->Reader;
        var interval = Stamp.Interval(reader);
        if (interval == _interval)
        {
            if ((reader & Stamp.ManyWarps) == 0) entry->Reader = Joined(reader, stamp);
        }
        // Barriers order what this group read before; a read by another group stays on record.
        else if (interval < start || (interval >= _groupStart && (reader & Stamp.ManyGroups) == 0)) entry->Reader = stamp;
        else entry->Reader = reader | Stamp.ManyGroups;
    }

    private void WriteAll(Site site, Pattern* pattern, long first, ReadOnlySpan<Lane> lanes, ulong warpStamp, int start, int words)
    {
        for (var i = 0; i < pattern->Count; i++)
        {
            var address = first + pattern->Distance(i);
            var stamp = Stamp.AddLane(warpStamp, pattern->Lane(i));
            var entry = _shadow!.At(address);
            if (_unwritten)
            {
                if (site.Kind == SiteKind.Atomic && Stamp.Interval(entry->Writer) < start) CheckWrittenAt(site, address, lanes[pattern->Lane(i)]);
                MarkWritten(address, site.Size);
            }
            for (var w = 0; w < words; w++, entry++) Write(entry, stamp, start, address);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(ShadowEntry* entry, ulong stamp, int start, long address)
    {
        var writer = entry->Writer;
        if (Stamp.Interval(writer) >= start)
        {
            if ((writer & stamp & Stamp.Atomic) != 0)
            {
                if (Stamp.Interval(writer) == _interval) stamp = Joined(writer, stamp);
            }
            else if (IsConcurrent(writer, stamp)) Collide(writer, stamp, address);
        }
        var reader = entry->Reader;
        if (Stamp.Interval(reader) >= start && IsConcurrent(reader, stamp)) Collide(reader, stamp, address);
        entry->Writer = stamp;
    }

    // Whether nothing orders `earlier` before `later`, which is now.
    private bool IsConcurrent(ulong earlier, ulong later)
    {
        var interval = Stamp.Interval(earlier);
        if (interval < _groupStart || (earlier & Stamp.ManyGroups) != 0) return true;
        if (interval != _interval) return false;
        if ((earlier & Stamp.ManyWarps) != 0) return true;
        var (lane, other) = (Stamp.Lane(earlier), Stamp.Lane(later));
        if (lane / 32 != other / 32) return true;
        if (Stamp.WarpInterval(earlier) != Stamp.WarpInterval(later)) return false;
        return lane != other || ((earlier | later) & Stamp.ManyLanes) != 0;
    }

    // One more lane that did the same in the same interval.
    private static ulong Joined(ulong known, ulong stamp)
    {
        var flags = known & (Stamp.Flags & ~Stamp.Atomic);
        var (lane, other) = (Stamp.Lane(known), Stamp.Lane(stamp));
        var isSameWarp = lane / 32 == other / 32;
        // A warp barrier ordered what the warp did before.
        if (isSameWarp && Stamp.WarpInterval(known) != Stamp.WarpInterval(stamp)) return stamp | (flags & ~Stamp.ManyLanes);
        if (lane == other) return stamp | flags;
        flags |= isSameWarp ? Stamp.ManyLanes : Stamp.ManyWarps;
        return stamp | flags;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Collide(ulong earlier, ulong later, long address)
    {
        var (one, other) = (Stamp.Site(earlier), Stamp.Site(later));
        var key = (Math.Min(one, other), Math.Max(one, other));
        _races[key] = _races.TryGetValue(key, out var known) ? known with { Count = known.Count + 1 } : (earlier, later, address, 1);
    }

    private LanePosition Position(ulong stamp)
    {
        var lane = Stamp.Lane(stamp);
        var interval = Stamp.Interval(stamp);
        var at = _groups.BinarySearch((interval, default), Comparer<(int First, Index3D)>.Create((a, b) => a.First.CompareTo(b.First)));
        var grid = _groups[at >= 0 ? at : ~at - 1].Grid;
        var dim = _map.GroupDim;
        return new(grid, new(lane % dim.X, lane / dim.X % dim.Y, lane / (dim.X * dim.Y)), lane / 32, lane % 32);
    }

    private bool IsShared(long address) => _map.SpaceOf(address) == MemorySpace.Shared;

    // tile[17]: the view's name in the source, and the element's number in the allocation.
    private string ElementAt(long address, Site site)
    {
        if (IsShared(address)) return $"{site.Name ?? "shared memory"}[{_map.SharedElement(address, Math.Max(1, site.Size))}]";
        if (_arena.Lookup((nint)address) is not { } allocation) return site.Name ?? $"0x{address:x}";
        return $"{site.Name ?? allocation.Name}[{(address - allocation.Address) / allocation.ElementSize}]";
    }
}
