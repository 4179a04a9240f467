namespace Headroom.Simulator.Checking;

internal sealed unsafe partial class CoResidentChecks
{
    // Collisions of two sites that are looked at closely.
    private const int MostLooks = 1000;

    private readonly Dictionary<(int, int), Collision> _races = [];
    private readonly Dictionary<int, (LanePosition Lane, long Address, int Group, long Count)> _unwrittenReads = [];

    public IEnumerable<Found<(int, int), Race>> Races => _races.Select(found =>
    {
        var (first, second, address, signal, isAwaited, count) = found.Value;
        var (one, another) = (_kernel.Sites[first.Site], _kernel.Sites[second.Site]);
        var race = new Race(
            one, another, Position(first), Position(second), ElementNames.Of(_arena, address, another), IsShared: false, count)
        {
            IsCoResident = true,
            Signal = signal.Site < 0 ? null : _kernel.Sites[signal.Site],
            IsUnfenced = signal.IsAfter,
            IsAwaitedByAnother = isAwaited,
        };
        return new Found<(int, int), Race>(second.Group, found.Key, race, count);
    });

    public IEnumerable<Found<int, UnwrittenRead>> UnwrittenReads => _unwrittenReads.Select(found =>
    {
        var (site, (lane, address, group, count)) = (_kernel.Sites[found.Key], found.Value);
        var read = new UnwrittenRead(site, lane, ElementNames.Of(_arena, address, site), IsShared: false, count);
        return new Found<int, UnwrittenRead>(group, found.Key, read, count);
    });

    private void Read(WordHistory* word, GroupClock clock, int resident, WordAccess access, long address)
    {
        if (word->Read == access) return;
        Check(word->Write, clock, access, address);
        Check(word->Atomic, word->MoreAtomics, clock, access, address);
        Add(ref word->Read, ref word->MoreReads, clock, resident, access);
    }

    private void Write(WordHistory* word, GroupClock clock, WordAccess access, long address)
    {
        Check(word->Write, clock, access, address);
        Check(word->Read, word->MoreReads, clock, access, address);
        Check(word->Atomic, word->MoreAtomics, clock, access, address);
        if (word->Atomic.Time != 0) Forget(address);
        (word->Write, word->Read, word->Atomic) = (access, default, default);
        _table.Clear(ref word->MoreReads);
        _table.Clear(ref word->MoreAtomics);
    }

    private void Update(WordHistory* word, GroupClock clock, int resident, WordAccess access, long address)
    {
        Check(word->Write, clock, access, address);
        Check(word->Read, word->MoreReads, clock, access, address);
        Add(ref word->Atomic, ref word->MoreAtomics, clock, resident, access);
    }

    private void Add(ref WordAccess first, ref int more, GroupClock clock, int resident, WordAccess access)
    {
        if (more == 0 && (first.Time == 0 || clock.Knows(access.Lane, first.Group, _placeOf(first.Group), first.Lane, first.Time)))
            first = access;
        else _table.Add(ref more, resident, access, clock, _placeOf);
    }

    private void Check(WordAccess earlier, int more, GroupClock clock, WordAccess access, long address)
    {
        Check(earlier, clock, access, address);
        if (more == 0) return;
        foreach (var other in _table[more]) Check(other, clock, access, address);
    }

    private void Check(WordAccess earlier, GroupClock clock, WordAccess access, long address)
    {
        if (earlier.Time == 0) return;
        var place = _placeOf(earlier.Group);
        if (clock.Knows(access.Lane, earlier.Group, place, earlier.Lane, earlier.Time)) return;
        var key = (Math.Min(earlier.Site, access.Site), Math.Max(earlier.Site, access.Site));
        var count = _races.TryGetValue(key, out var known) ? known.Count + 1 : 1;
        var (byOne, byWaiting) = count < MostLooks ? clock.Heard(place, earlier.Lane, earlier.Time) : default;
        // One that came after all, by luck, says best what is missing. What one thread has heard was signalled as it should be.
        _races[key] = count > 1 && (known.IsAwaited || !byWaiting)
            ? known with { Count = count }
            : new(earlier, access, address, byOne ? (-1, false) : clock.Signal(place, earlier.Lane, earlier.Time), byWaiting, count);
    }

    private void NoteWritten(Site site, long address, Lane lane)
    {
        if (site.Kind != SiteKind.Write && !_arena.IsWritten((nint)address, (nuint)site.Size))
            _unwrittenReads[site.Id] = _unwrittenReads.TryGetValue(site.Id, out var known)
                ? known with { Count = known.Count + 1 }
                : (lane.Position, address, (int)lane.Group.Number, 1);
        if (site.Kind != SiteKind.Read) _arena.MarkWritten((nint)address, (nuint)site.Size);
    }

    private readonly record struct Collision(
        WordAccess First, WordAccess Second, long Address, (int Site, bool IsAfter) Signal, bool IsAwaited, long Count);

    private LanePosition Position(WordAccess access)
    {
        var (grid, group) = _dim;
        var (at, lane) = (access.Group, (int)access.Lane);
        return new(
            new(at % grid.X, at / grid.X % grid.Y, at / (grid.X * grid.Y)),
            new(lane % group.X, lane / group.X % group.Y, lane / (group.X * group.Y)), lane / 32, lane % 32);
    }
}
