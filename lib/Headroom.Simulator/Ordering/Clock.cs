namespace Headroom.Simulator.Ordering;

/// <summary>A vector clock: what somebody knows of each group. Nothing in it changes once it is made.</summary>
internal sealed class Clock
{
    private readonly ThreadTimes?[] _places;

    private Clock(ThreadTimes?[] places) => _places = places;

    /// <summary>A clock that knows of one place alone.</summary>
    public static Clock Of(int places, int place, ThreadTimes times)
    {
        var all = new ThreadTimes?[places];
        all[place] = times;
        return new(all);
    }

    /// <summary>What is known of the group in a place; null for nothing.</summary>
    public ThreadTimes? this[int place] => _places[place];

    public bool Covers(int place, int lane, long time) => _places[place] is { } times && times.Covers(lane, time);

    /// <summary>What two know together; the same object as one of them where that one knows it all.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <param name="threads">Threads of a group.</param>
    public static Clock? Join(Clock? a, Clock? b, int threads)
    {
        if (a is null || b is null || ReferenceEquals(a, b)) return a ?? b;
        var joined = new ThreadTimes?[a._places.Length];
        var (isFirst, isSecond) = (true, true);
        for (var place = 0; place < joined.Length; place++)
        {
            joined[place] = ThreadTimes.Join(a._places[place], b._places[place], threads);
            isFirst &= ReferenceEquals(joined[place], a._places[place]);
            isSecond &= ReferenceEquals(joined[place], b._places[place]);
        }
        return isFirst ? a : isSecond ? b : new(joined);
    }
}
