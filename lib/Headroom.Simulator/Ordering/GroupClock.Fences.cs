namespace Headroom.Simulator.Ordering;

// What a thread may hand on: what came before a fence that comes before what the thread does now.
internal sealed partial class GroupClock
{
    // Since the group's last barrier: when a thread's last fence was, and what it knew by then of its warp and of others.
    private readonly (long Time, long Warp, Clock? Acquired)[] _fence = new (long, long, Clock?)[threads];

    // Since then: what warp barriers told of other threads' fences.
    private readonly Clock?[] _passed = new Clock?[threads];

    // What barriers have told of fences.
    private Clock? _fenced;
    private bool _hasFences;

    /// <summary>A thread's fence: its own accesses up to now, and all that it knows, may be handed on.</summary>
    public void Fence(int lane, long now)
    {
        _fence[lane] = (now, _warpBarrier[lane / warpSize], _acquired[lane]);
        _hasFences = true;
    }

    /// <summary>What an atomic operation of a thread hands to whoever sees it; null for nothing.</summary>
    public Clock? Released(int lane) =>
        _hasFences ? Clock.Join(Clock.Join(_fenced, _passed[lane], threads), OwnFence(lane), threads) : _fenced;

    /// <summary>What it would hand on if there were a fence before it.</summary>
    /// <param name="lane">The thread.</param>
    /// <param name="now">The time.</param>
    /// <param name="site">The atomic operation.</param>
    public ThreadTimes Unfenced(int lane, long now, int site) => new(_barrier, lane, now, Signal: site);

    private Clock? OwnFence(int lane)
    {
        var (time, warp, acquired) = _fence[lane];
        if (time <= _barrier) return null;
        var own = new ThreadTimes(_barrier, lane, time);
        if (warp > _barrier)
        {
            var lanes = new long[threads];
            lanes.AsSpan(lane / warpSize * warpSize, Math.Min(warpSize, threads - lane / warpSize * warpSize)).Fill(warp);
            own = ThreadTimes.Join(own, new(_barrier, Lanes: lanes), threads)!;
        }
        return Clock.Join(Clock.Join(_common, acquired, threads), Clock.Of(places, Place, own), threads);
    }

    private void StartFences()
    {
        Array.Clear(_fence);
        Array.Clear(_passed);
        (_fenced, _hasFences) = (null, false);
    }

    // A barrier comes after the fences of all threads: one vector tells them all.
    private void PassFences()
    {
        if (!_hasFences) return;
        var times = new long[threads];
        var any = false;
        for (var lane = 0; lane < threads; lane++)
        {
            _fenced = Clock.Join(_fenced, _passed[lane], threads);
            _passed[lane] = null;
            var (time, warp, acquired) = _fence[lane];
            if (time <= _barrier) continue;
            if (warp > _barrier) _fenced = Clock.Join(_fenced, OwnFence(lane), threads);
            else _fenced = Clock.Join(_fenced, acquired, threads);
            (times[lane], any) = (time, true);
        }
        if (any)
            _fenced = Clock.Join(Clock.Join(_fenced, _common, threads), Clock.Of(places, Place, new(_barrier, Lanes: times)), threads);
        _hasFences = false;
    }

    // The same for a warp.
    private void PassFences(int first, int end)
    {
        if (!_hasFences) return;
        Clock? all = null;
        for (var lane = first; lane < end; lane++) all = Clock.Join(Clock.Join(all, _passed[lane], threads), OwnFence(lane), threads);
        for (var lane = first; lane < end; lane++) _passed[lane] = all;
    }
}
