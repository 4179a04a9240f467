using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Checking;

internal sealed unsafe partial class AccessChecks
{
    private readonly Dictionary<(int, int), (ulong First, ulong Second, long Address, long Count, long Group)> _races = [];

    // The plain write that an atomic operation followed in order, by entry: a later atomic operation may collide with it still.
    private readonly Dictionary<nint, ulong> _overwritten = [];

    public IEnumerable<Found<(int, int), Race>> Races => _races.Select(found =>
    {
        var (one, another, address, count, group) = found.Value;
        var (first, second) = (_kernel.Sites[Stamp.Site(one)], _kernel.Sites[Stamp.Site(another)]);
        var race = new Race(first, second, Position(one), Position(another), ElementAt(address, second), IsShared(address), count);
        return new Found<(int, int), Race>(group, found.Key, race, count);
    });

    // Lanes that read the same word are one entry; nothing is wrong with that among themselves.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadAll(Site site, Pattern* pattern, long first, ReadOnlySpan<Lane> lanes, ulong warpStamp, int start, int words)
    {
        if (AreSettled(pattern, first, site.Size, words)) return;
        var count = pattern->DistinctCount;
        for (var i = 0; i < count; i++)
        {
            var (place, second) = pattern->Distinct(i);
            var address = first + pattern->Distance(place);
            var stamp = Stamp.AddLane(warpStamp, pattern->Lane(place));
            var other = Stamp.AddLane(warpStamp, pattern->Lane(second));
            if (second != place) stamp |= Stamp.ManyLanes;
            var entry = _shadow!.At(address);
            for (var w = 0; w < words; w++, entry++)
            {
                var written = Stamp.Interval(entry->Writer);
                // Written earlier by this group, or never: nobody to collide with.
                if (written >= _groupStart ? written == _interval || (entry->Writer & Stamp.ManyGroups) != 0 : written >= start)
                {
                    if (IsConcurrent(entry->Writer, stamp))
                        Collide((entry->Writer, _shadow.Others(entry)->Writer), (stamp, other), address);
                }
                else if (_unwritten && written < start && w == 0) CheckWrittenAt(site, address, lanes[pattern->Lane(place)]);
                Read(entry, stamp, other, start);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Read(ShadowEntry* entry, ulong stamp, ulong other, int start)
    {
        var reader = entry->Reader;
        var interval = Stamp.Interval(reader);
        if (interval == _interval)
        {
            if ((reader & Stamp.ManyWarps) == 0) Join(ref entry->Reader, ref _shadow!.Others(entry)->Reader, stamp, other);
        }
        // Barriers order what this group read before; a read by another group stays on record.
        else if (interval < start || (interval >= _groupStart && (reader & Stamp.ManyGroups) == 0))
        {
            entry->Reader = stamp;
            if ((stamp & Stamp.ManyLanes) != 0) _shadow!.Others(entry)->Reader = other;
        }
        else entry->Reader = reader | Stamp.ManyGroups;
    }

    private void WriteAll(
        Site site, Pattern* pattern, long first, ReadOnlySpan<Lane> lanes, bool isShared, ulong warpStamp, int start, int words)
    {
        for (var i = 0; i < pattern->Count; i++)
        {
            var address = first + pattern->Distance(i);
            var stamp = Stamp.AddLane(warpStamp, pattern->Lane(i));
            var entry = _shadow!.At(address);
            if (_unwritten)
            {
                if (site.Kind == SiteKind.Atomic && Stamp.Interval(entry->Writer) < start)
                    CheckWrittenAt(site, address, lanes[pattern->Lane(i)]);
                MarkWritten(address, site.Size, isShared);
            }
            for (var w = 0; w < words; w++, entry++) Write(entry, stamp, start, address);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(ShadowEntry* entry, ulong stamp, int start, long address)
    {
        var (writer, reader) = (entry->Writer, entry->Reader);
        if (Stamp.Interval(reader) >= start && IsConcurrent(reader, stamp))
            Collide((reader, _shadow!.Others(entry)->Reader), (stamp, stamp), address);
        if (Stamp.Interval(writer) >= start)
        {
            if ((writer & stamp & Stamp.Atomic) != 0)
            {
                JoinAtomic(ref entry->Writer, ref _shadow!.Others(entry)->Writer, stamp);
                if (_overwritten.TryGetValue((nint)entry, out var plain) && Stamp.Interval(plain) >= start && IsConcurrent(plain, stamp))
                    Collide((plain, plain), (stamp, stamp), address);
                return;
            }
            if (IsConcurrent(writer, stamp)) Collide((writer, _shadow!.Others(entry)->Writer), (stamp, stamp), address);
            else if ((stamp & Stamp.Atomic) != 0) _overwritten[(nint)entry] = writer;
        }
        entry->Writer = stamp;
    }

    // Of the lanes that are known on either side, two that do collide: one lane does not race with itself.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Collide((ulong Last, ulong Other) earlier, (ulong Last, ulong Other) later, long address)
    {
        var first = earlier.Last & ~Stamp.Flags;
        var second = later.Last & ~Stamp.Flags;
        if (!IsConcurrent(first, second))
        {
            var other = earlier.Other & ~Stamp.Flags;
            if (HasOthers(earlier.Last) && IsConcurrent(other, second)) first = other;
            else second = later.Other & ~Stamp.Flags;
        }
        var (one, another) = (Stamp.Site(first), Stamp.Site(second));
        var key = (Math.Min(one, another), Math.Max(one, another));
        _races[key] = _races.TryGetValue(key, out var known) ? known with { Count = known.Count + 1 } : (first, second, address, 1, _group);
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
        return ElementNames.Of(_arena, address, site);
    }
}
