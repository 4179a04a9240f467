namespace Headroom.Simulator.Ordering;

/// <summary>
/// Up to which time somebody knows what the threads of one group did: all of them, one of them a little longer, or each for itself. Nothing
/// in it changes once it is made, so that clocks can share it.
/// </summary>
/// <param name="All">What every thread did up to then.</param>
/// <param name="Lane">One thread of the group, or -1.</param>
/// <param name="LaneTime">What this thread did up to then.</param>
/// <param name="Lanes">What each thread did up to then, or null.</param>
/// <param name="Signal">The site that told it, where that is of interest; -1 else.</param>
internal sealed record ThreadTimes(long All, int Lane = -1, long LaneTime = 0, long[]? Lanes = null, int Signal = -1)
{
    private readonly long _latest = Math.Max(Math.Max(All, Lane < 0 ? 0 : LaneTime), Lanes?.Max() ?? 0);

    /// <summary>The latest of all these times.</summary>
    public long Latest => _latest;

    public bool Covers(int lane, long time) =>
        time <= All || lane == Lane && time <= LaneTime || Lanes is not null && time <= Lanes[lane];

    /// <summary>What two say together; the same object as one of them where that one says it all.</summary>
    public static ThreadTimes? Join(ThreadTimes? a, ThreadTimes? b, int threads)
    {
        if (a is null || b is null || ReferenceEquals(a, b)) return a ?? b;
        if (a.All >= b._latest) return a;
        if (b.All >= a._latest) return b;
        if (a.Contains(b)) return a;
        if (b.Contains(a)) return b;
        var lanes = new long[threads];
        for (var lane = 0; lane < threads; lane++) lanes[lane] = Math.Max(a.TimeOf(lane), b.TimeOf(lane));
        return new(Math.Max(a.All, b.All), Lanes: lanes, Signal: a._latest >= b._latest ? a.Signal : b.Signal);
    }

    private bool Contains(ThreadTimes other)
    {
        if (other.All > All || other.Lane >= 0 && TimeOf(other.Lane) < other.LaneTime) return false;
        if (other.Lanes is null || ReferenceEquals(other.Lanes, Lanes)) return true;
        for (var lane = 0; lane < other.Lanes.Length; lane++)
            if (other.Lanes[lane] > TimeOf(lane)) return false;
        return true;
    }

    private long TimeOf(int lane) => Math.Max(Math.Max(All, lane == Lane ? LaneTime : 0), Lanes?[lane] ?? 0);
}
