
namespace Headroom.Simulator.Running;

// When all lanes that have to meet are there: hands values over, and lets them go on.
internal sealed unsafe partial class GroupRunner
{
    // False when no lane waits for its warp.
    private bool ReleaseWarp(ReadOnlySpan<Lane> lanes)
    {
        if (!_kernel.HasWarpExchanges) return false;
        Lane? first = null;
        foreach (var lane in lanes)
            if (lane.StoppedAt != 0 && !_kernel.Suspensions[lane.StoppedAt - 1].IsGroupWide) first ??= lane;
        if (first is null) return false;

        var suspension = _kernel.Suspensions[first.StoppedAt - 1];
        RequireTogether(lanes, suspension, returnedMayMiss: true, $"lanes of warp {first.WarpIdx} are");
        if (suspension.Kind == SuspensionKind.WarpShuffle) Shuffle(lanes, suspension);
        else
        {
            _meter?.NextWarpInterval(first.WarpIdx);
            _stay?.Checks?.WarpBarrier(_stay.Place, first.WarpIdx);
        }
        _meter?.CountExchange(suspension);
        foreach (var lane in lanes) lane.StoppedAt = 0;
        return true;
    }

    private void ReleaseBarrier()
    {
        var first = _lanes[0];
        foreach (var lane in _lanes)
            if (lane.StoppedAt != 0)
            {
                first = lane;
                break;
            }
        var suspension = _kernel.Suspensions[first.StoppedAt - 1];
        RequireTogether(_lanes, suspension, returnedMayMiss: false, "threads of one group are");
        switch (suspension.Kind)
        {
            case SuspensionKind.GroupBroadcast:
                Shuffle(_lanes, suspension);
                break;
            case SuspensionKind.GroupPopCount or SuspensionKind.GroupAnd or SuspensionKind.GroupOr:
                Vote(suspension.Kind);
                break;
        }
        _meter?.CountExchange(suspension);
        foreach (var lane in _lanes) lane.StoppedAt = 0;
    }

    // Lanes that an implicitly grouped kernel never started do not count; neither do, in a warp, those that have returned.
    private void RequireTogether(ReadOnlySpan<Lane> lanes, Suspension suspension, bool returnedMayMiss, string who)
    {
        if (AllStoppedAt(lanes, suspension.Id)) return;
        var (here, elsewhere, returned) = (0, new SortedDictionary<int, int>(), 0);
        Lane? stray = null;
        foreach (var lane in lanes)
        {
            if (lane.StoppedAt == suspension.Id) here++;
            else if (lane.StoppedAt != 0) elsewhere[lane.StoppedAt] = elsewhere.GetValueOrDefault(lane.StoppedAt) + 1;
            else if (IsInside(lane, _group.GridIndex) && !returnedMayMiss) returned++;
            else continue;
            if (lane.StoppedAt != suspension.Id) stray ??= lane;
        }
        if (stray is null) return;
        var places = elsewhere.Select(e => $"{e.Value} at {_kernel.Suspensions[e.Key - 1]}").Prepend($"{here} at {suspension}");
        if (returned > 0) places = places.Append($"{returned} have returned");
        throw new LaneFault(
            FaultKind.Divergence, $"{who} not together: {string.Join("; ", places)}. All of them must reach the same one", suspension.Line,
            stray);
    }

    private static bool AllStoppedAt(ReadOnlySpan<Lane> lanes, int id)
    {
        foreach (var lane in lanes)
            if (lane.StoppedAt != id) return false;
        return true;
    }

    private void Shuffle(ReadOnlySpan<Lane> lanes, Suspension suspension)
    {
        var size = (uint)suspension.ValueSize;
        foreach (var lane in lanes)
        {
            if (lane.StoppedAt == 0) continue;
            var isThere = (uint)lane.Peer < (uint)lanes.Length && lanes[lane.Peer].StoppedAt != 0;
            if (!isThere) _meter?.Missing(lane, suspension);
            var source = isThere ? lanes[lane.Peer] : lane;
            System.Runtime.CompilerServices.Unsafe.CopyBlock((void*)(lane.Frame + _kernel.Frame.Received), (void*)source.Frame, size);
        }
    }

    private void Vote(SuspensionKind kind)
    {
        var (count, all) = (0, 0);
        foreach (var lane in _lanes)
        {
            if (lane.StoppedAt == 0) continue;
            all++;
            if (*(int*)lane.Frame != 0) count++;
        }
        var result = kind switch
        {
            SuspensionKind.GroupPopCount => count,
            SuspensionKind.GroupAnd => count == all ? 1 : 0,
            _ => count > 0 ? 1 : 0,
        };
        foreach (var lane in _lanes)
            if (lane.StoppedAt != 0) *(int*)(lane.Frame + _kernel.Frame.Received) = result;
    }
}
