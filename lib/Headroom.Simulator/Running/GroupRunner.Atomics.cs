namespace Headroom.Simulator.Running;

// What a thread did in its turn, told to those who look for races and to those who wait.
internal sealed unsafe partial class GroupRunner
{
    private const ulong SiteMask = (1UL << EventCode.SiteBits) - 1;

    // A thread carries out its atomic operation, and goes on alone.
    private void Operate(Lane lane)
    {
        var (next, operation) = (_stay!.Next[lane.LinearIndex], _kernel.Suspensions[lane.StoppedAt - 1]);
        var (address, site) = ((nint)(next >> EventCode.SiteBits), _kernel.Sites[(int)(next & SiteMask)]);
        var before = Polls.Peek(address, site.Size);
        (lane.StoppedAt, lane.IsAtAtomic) = (0, false);
        var start = lane.Events;
        _batch.Clear();
        _batch.Add(lane);
        RunBatch();
        var isChanged = Polls.Peek(address, site.Size) != before;
        var mayRead = operation.Name.EndsWith(nameof(Atomic.CompareExchange), StringComparison.Ordinal);
        _stay.Checks?.Atomic(_stay.Place, lane, next, (isChanged || !mayRead, isChanged));
        if (isChanged) Change(lane, address);
        else _stay.Polls[lane.LinearIndex].Read(address, site.Size, site.Id);
        Follow(lane, start);
    }

    // The events that a thread recorded; the last of them is still to come where it waits before an atomic operation.
    private void Follow(Lane lane, nint start)
    {
        var end = lane.Events;
        lane.IsAtAtomic = IsBeforeAtomic(lane);
        if (lane.IsAtAtomic) _stay!.Next[lane.LinearIndex] = *(ulong*)(end -= sizeof(ulong));
        for (var at = start; at < end; at += sizeof(ulong))
        {
            var packed = *(ulong*)at;
            _stay!.Checks?.Plain(_stay.Place, lane, packed);
            if (_kernel.Sites[(int)(packed & SiteMask)].Kind == SiteKind.Write) Change(lane, (nint)(packed >> EventCode.SiteBits));
        }
        if (!lane.IsAtAtomic) return;
        var polls = _stay!.Polls[lane.LinearIndex];
        polls.Arrive(lane.StoppedAt, HashOf(lane));
        _stay.HasSleepers |= polls.IsAsleep;
    }

    private void Change(Lane lane, nint address)
    {
        var isShared = (nuint)(address - _group.SharedBase) < _group.SharedSize;
        _stay!.Changed = (true, _stay.Changed.Global || !isShared && !_slots.IsLocal(address));
        _stay.Polls[lane.LinearIndex].Clear();
    }

    private bool IsBeforeAtomic(Lane lane) =>
        lane.StoppedAt != 0 && _kernel.Suspensions[lane.StoppedAt - 1].Kind == SuspensionKind.Atomic;

    // All that a thread keeps while it is stopped is in its frame.
    private ulong HashOf(Lane lane)
    {
        var hash = 14695981039346656037;
        foreach (var word in new ReadOnlySpan<ulong>((void*)lane.Frame, (int)FrameStride / sizeof(ulong)))
            hash = (hash ^ word) * 1099511628211;
        return hash;
    }
}
