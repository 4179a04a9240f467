namespace Headroom.Simulator.Checking;

/// <summary>
/// Looks for races and unwritten reads in buffers where groups run together, access by access in the order in which they happen. Shared
/// memory is each group's own: <see cref="AccessChecks"/> looks at it.
/// </summary>
internal sealed unsafe partial class CoResidentChecks : IDisposable
{
    private const ulong SiteMask = (1UL << EventCode.SiteBits) - 1;

    // Clocks tell so many groups apart; of more, those that were resident in one place after each other are one.
    private const int MostPlaces = 1024;

    private readonly RewrittenKernel _kernel;
    private readonly Arena _arena;
    private readonly (Index3D Grid, Index3D Group) _dim;
    private readonly (bool Races, bool Unwritten) _checks;
    private readonly GroupClock[] _clocks;
    private readonly WatchedBuffers _buffers;
    private readonly AccessTable _table;
    private readonly int[]? _places;
    private readonly Func<int, int> _placeOf;
    private long _now = 1;

    /// <param name="kernel">What runs.</param>
    /// <param name="arena">The device's memory.</param>
    /// <param name="dim">Of the grid and of a group.</param>
    /// <param name="buffers">All of the launch, and those that it can change.</param>
    /// <param name="residents">Groups at a time.</param>
    /// <param name="warpSize">Threads of a warp.</param>
    /// <param name="checks">What is looked for.</param>
    public CoResidentChecks(
        RewrittenKernel kernel, Arena arena, (Index3D Grid, Index3D Group) dim, (Allocation[] All, Allocation[] Watched) buffers,
        int residents, int warpSize, (bool Races, bool Unwritten) checks)
    {
        (_kernel, _arena, _dim, _checks) = (kernel, arena, dim, checks);
        var groups = dim.Grid.LongSize;
        if (groups > MostPlaces) _places = new int[groups];
        _placeOf = group => _places is null ? group : _places[group];
        var places = _places is null ? (int)groups : residents;
        _clocks = [.. Enumerable.Range(0, residents).Select(_ => new GroupClock(places, dim.Group.Size, warpSize))];
        _table = new(residents);
        _buffers = new(
            buffers.All, checks.Races ? buffers.Watched : [],
            kernel.Sites.Where(s => s.Size > 0).Select(s => s.Size).DefaultIfEmpty(4).Min());
    }

    /// <summary>A group begins in a resident's place.</summary>
    public void Start(int resident, WorkGroup group)
    {
        var number = (int)group.Number;
        if (_places is not null) _places[number] = resident;
        _clocks[resident].Start(number, _placeOf(number), _now++);
        Forget(group.SharedBase, group.SharedSize);
    }

    public void Barrier(int resident) => _clocks[resident].Barrier(_now++);

    public void WarpBarrier(int resident, int warp) => _clocks[resident].WarpBarrier(warp, _now++);

    /// <summary>A thread made an access that is no atomic operation, or a fence.</summary>
    public void Plain(int resident, Lane lane, ulong packed)
    {
        var site = _kernel.Sites[(int)(packed & SiteMask)];
        var address = (long)(packed >> EventCode.SiteBits);
        var clock = _clocks[resident];
        if (site.Kind == SiteKind.Fence) clock.Fence(lane.LinearIndex, _now++);
        else if (_buffers.Find(address, out var word))
        {
            if (_checks.Unwritten) NoteWritten(site, address, lane);
            if (word is null) return;
            var access = new WordAccess(_now, clock.Group, (ushort)lane.LinearIndex, (ushort)site.Id);
            for (var end = word + _buffers.Words(site.Size); word < end; word++)
            {
                if (site.Kind == SiteKind.Read) Read(word, clock, resident, access, address);
                else Write(word, clock, access, address);
            }
        }
    }

    /// <summary>A thread carried out an atomic operation.</summary>
    /// <param name="resident">The group's place.</param>
    /// <param name="lane">The thread.</param>
    /// <param name="packed">The event: where.</param>
    /// <param name="what">
    /// Whether it may have written: a compare-exchange that finds another value only reads; and whether it changed the word.
    /// </param>
    public void Atomic(int resident, Lane lane, ulong packed, (bool Wrote, bool Changed) what)
    {
        var site = _kernel.Sites[(int)(packed & SiteMask)];
        var address = (long)(packed >> EventCode.SiteBits);
        var clock = _clocks[resident];
        if (_buffers.Find(address, out var word))
        {
            if (_checks.Unwritten) NoteWritten(site, address, lane);
            if (word is not null)
            {
                var access = new WordAccess(_now, clock.Group, (ushort)lane.LinearIndex, (ushort)site.Id);
                for (var end = word + _buffers.Words(site.Size); word < end; word++) Update(word, clock, resident, access, address);
            }
        }
        Synchronize(clock, lane.LinearIndex, address, what, site.Id);
    }

    public void Dispose() => _buffers.Dispose();
}
