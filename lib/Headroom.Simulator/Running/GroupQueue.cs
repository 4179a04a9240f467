namespace Headroom.Simulator.Running;

/// <summary>
/// Hands out the groups of a launch. The first half is split evenly, so that each worker has a part; the rest goes in ever smaller pieces
/// to whoever is free, since groups may cost very different times. What one worker gets rises, as if it ran the whole launch and skipped
/// the others' groups.
/// </summary>
internal sealed class GroupQueue
{
    private readonly long _from, _to, _share;
    private readonly int _workers;
    private long _next;

    public GroupQueue(long from, long to, int workers)
    {
        (_from, _to, _workers) = (from, to, workers);
        _share = Math.Max(1, (to - from) / (2 * workers));
        _next = from + _share * workers;
    }

    /// <summary>The groups that worker <paramref name="worker"/> starts with.</summary>
    public (long From, long To) First(int worker) => (_from + worker * _share, _from + (worker + 1) * _share);

    /// <summary>The next groups of anybody; false when there are none.</summary>
    public bool Take(out long from, out long to)
    {
        while (true)
        {
            from = Volatile.Read(ref _next);
            to = Math.Min(_to, from + Math.Max(1, (_to - from) / (4 * _workers)));
            if (from >= _to) return false;
            if (Interlocked.CompareExchange(ref _next, to, from) == from) return true;
        }
    }
}
