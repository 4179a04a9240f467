namespace Headroom.Simulator.Ordering;

// For reports alone: what the group would know if those who signalled had put a fence before.
internal sealed partial class GroupClock
{
    private readonly ThreadTimes?[] _heard = new ThreadTimes?[places];

    /// <summary>A thread saw a word that <paramref name="signals"/> came to, by place.</summary>
    public void Hear(ThreadTimes?[] signals)
    {
        for (var place = 0; place < places; place++) _heard[place] = ThreadTimes.Join(_heard[place], signals[place], threads);
    }

    /// <summary>
    /// The signal that came later than what a thread of another group did, and was heard here; -1 for none. It may be another thread's,
    /// with no barrier between the two: then it does not come after.
    /// </summary>
    public (int Site, bool IsAfter) Signal(int place, int lane, long time) =>
        _heard[place] is { } times && time <= times.Latest ? (times.Signal, times.Covers(lane, time)) : (-1, false);
}
