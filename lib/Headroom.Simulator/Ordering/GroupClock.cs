namespace Headroom.Simulator.Ordering;

/// <summary>
/// What the threads of one group know of what others did before them. Barriers hand it on within the group. A fence followed by an atomic
/// operation (release) hands it to whoever reads the word by an atomic operation afterwards (acquire).
/// </summary>
/// <param name="places">Groups that clocks tell apart.</param>
/// <param name="threads">Of a group.</param>
/// <param name="warpSize">Threads of a warp.</param>
internal sealed partial class GroupClock(int places, int threads, int warpSize)
{
    private readonly long[] _warpBarrier = new long[(threads + warpSize - 1) / warpSize];

    // Since the group's last barrier: what a thread learned by itself.
    private readonly Clock?[] _acquired = new Clock?[threads];

    // For reports alone: what it knew when an atomic operation of it last left its word as it was.
    private readonly Clock?[] _awaited = new Clock?[threads];
    private Clock? _common;
    private long _barrier;
    private bool _hasAcquired;

    /// <summary>Groups that clocks tell apart.</summary>
    public int Places => places;

    /// <summary>Threads of a group.</summary>
    public int Threads => threads;

    /// <summary>The group's place in clocks.</summary>
    public int Place { get; private set; }

    /// <summary>The group's number in the grid.</summary>
    public int Group { get; private set; }

    /// <summary>A group begins, knowing nothing of others.</summary>
    public void Start(int group, int place, long now)
    {
        (Group, Place, _barrier, _common, _hasAcquired) = (group, place, now, null, false);
        Array.Clear(_warpBarrier);
        Array.Clear(_acquired);
        Array.Clear(_awaited);
        Array.Clear(_heard);
        StartFences();
    }

    /// <summary>Whether what a thread did at some time comes before what <paramref name="lane"/> does now.</summary>
    public bool Knows(int lane, int group, int place, int otherLane, long time)
    {
        if (group == Group && (otherLane == lane || time <= _barrier
            || otherLane / warpSize == lane / warpSize && time <= _warpBarrier[lane / warpSize])) return true;
        return _common?.Covers(place, otherLane, time) == true || _acquired[lane]?.Covers(place, otherLane, time) == true;
    }

    /// <summary>
    /// Whether some thread has learned since the last barrier that what another group's thread did comes before, and whether it learned
    /// that by an atomic operation that only read: a wait.
    /// </summary>
    public (bool ByOne, bool ByWaiting) Heard(int place, int otherLane, long time)
    {
        return (_hasAcquired && Array.Exists(_acquired, Covers), _hasAcquired && Array.Exists(_awaited, Covers));

        bool Covers(Clock? clock) => clock?.Covers(place, otherLane, time) == true;
    }

    /// <summary>All threads met at a barrier.</summary>
    public void Barrier(long now)
    {
        PassFences();
        if (_hasAcquired)
        {
            Clock? last = null;
            for (var lane = 0; lane < threads; lane++)
            {
                if (_acquired[lane] is { } clock && !ReferenceEquals(clock, last)) _common = Clock.Join(_common, last = clock, threads);
                _acquired[lane] = null;
            }
            Array.Clear(_awaited);
            _hasAcquired = false;
        }
        _barrier = now;
    }

    /// <summary>The threads of a warp met at a barrier of their own.</summary>
    public void WarpBarrier(int warp, long now)
    {
        var (first, end) = (warp * warpSize, Math.Min(threads, (warp + 1) * warpSize));
        PassFences(first, end);
        Clock? all = null;
        for (var lane = first; lane < end; lane++) all = Clock.Join(all, _acquired[lane], threads);
        for (var lane = first; lane < end; lane++) _acquired[lane] = all;
        _warpBarrier[warp] = now;
    }

    /// <summary>
    /// A thread read a word by an atomic operation on which others had left <paramref name="released"/>; whether it only read.
    /// </summary>
    public void Acquire(int lane, Clock released, bool onlyRead)
    {
        _acquired[lane] = Clock.Join(_acquired[lane], released, threads);
        if (onlyRead) _awaited[lane] = _acquired[lane];
        _hasAcquired = true;
    }
}
