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

    /// <summary>The signal that came after what a thread of another group did, and was heard here; -1 for none.</summary>
    public int SignalAfter(int place, int lane, long time) => _heard[place] is { } times && times.Covers(lane, time) ? times.Signal : -1;
}
