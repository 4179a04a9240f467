namespace Headroom.Simulator.Running;

internal sealed unsafe partial class GroupRunner
{
    /// <summary>Threads of a group.</summary>
    public int Threads => _group.Lanes;

    /// <summary>The group's first thread.</summary>
    public Lane First => _lanes[0];

    /// <summary>The fault of the thread that ran last, which does not end.</summary>
    public LaneFault Endless(string reason) => Endless(reason, Running ?? First);

    /// <summary>Whether every thread that sleeps is known to go round without an end, until somebody else changes a word.</summary>
    public bool WaitsForCertain => Array.TrueForAll(_lanes, lane => !lane.IsAtAtomic || _stay!.Polls[lane.LinearIndex].IsCertain);

    /// <summary>What threads of the group wait for, and the first of them.</summary>
    public IEnumerable<(GroupWait Wait, Lane First)> Waits() => _lanes
        .Where(lane => lane.IsAtAtomic)
        .Select(lane => (Lane: lane, Event: _stay!.Next[lane.LinearIndex]))
        .GroupBy(waiting => waiting.Event)
        .Select(same => (WaitOf(same.Key, same.Count()), same.First().Lane));

    private GroupWait WaitOf(ulong next, int threads)
    {
        var (site, address) = (_kernel.Sites[(int)(next & SiteMask)], (long)(next >> EventCode.SiteBits));
        var isShared = (nuint)((nint)address - _group.SharedBase) < _group.SharedSize;
        var element = isShared
            ? $"{site.Name ?? "shared memory"}[{((nint)address - _slots.SharedStart((nint)address)) / site.Size}]"
            : ElementNames.Of(_arena, address, site);
        return new(_group.GridIndex, element, Polls.Peek((nint)address, site.Size), site.Line, threads);
    }
}
