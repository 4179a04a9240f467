
namespace Headroom.Simulator.Running;

internal sealed unsafe partial class GroupRunner
{
    private readonly int[] _warpOrder;
    private readonly int[] _laneOrder;

    private static (int[] Warps, int[] Lanes) Orders(int? seed, int warps, int warpSize)
    {
        var orders = (Warps: Enumerable.Range(0, warps).ToArray(), Lanes: Enumerable.Range(0, warpSize).ToArray());
        if (seed is not { } value) return orders;
        var random = new Random(value);
        random.Shuffle(orders.Warps);
        random.Shuffle(orders.Lanes);
        return orders;
    }

    private ReadOnlySpan<Lane> LanesOf(int warp)
    {
        var first = warp * _group.WarpSize;
        return _lanes.AsSpan(first, Math.Min(_group.WarpSize, _lanes.Length - first));
    }

    // Runs a warp until all its lanes have returned or wait for the group. False when it is some other warp's turn before that: a lane may
    // spin on what another warp has to write.
    private bool RunWarp(int warp)
    {
        var lanes = LanesOf(warp);
        if (!AnyCanRun(lanes)) return true;
        _meter?.Enter(warp, lanes);
        for (var idle = 0; idle < Turns; idle++)
        {
            if (RunLanes(lanes)) idle = 0;
            _meter?.Merge(lanes);
            if (AnyCanRun(lanes)) continue;
            if (ReleaseWarp(lanes)) continue;
            _meter?.EndWarp(warp);
            return true;
        }
        _meter?.Leave(warp, lanes);
        return false;
    }

    // Whether some lane came to a suspension or to its end.
    private bool RunLanes(ReadOnlySpan<Lane> lanes)
    {
        FillBatch(lanes);
        return RunBatch();
    }

    private void FillBatch(ReadOnlySpan<Lane> lanes)
    {
        _batch.Clear();
        foreach (var index in _laneOrder)
            if (index < lanes.Length && lanes[index] is { CanRun: true } lane && (_meter is null || lane.Events <= lane.EventLimit))
                _batch.Add(lane);
    }

    private bool RunBatch()
    {
        if (_stop.IsRaised) throw new OperationCanceledException();
        _kernel.Body(_batch, _arguments);
        var stopped = _batch.Count - _batch.Yields;
        if (stopped > 0) Burn(ResumeCost * stopped, _batch.Running!);
        if (_batch.Yields > 0) BurnYields();
        if ((_batch.Yields > 0 || ++_turns % TurnsBetweenLooks == 0) && _patience.Look() is { } reason)
            throw Endless(reason, _batch.Running!);
        return stopped > 0;
    }

    // A full buffer stands for as many rounds: each has at least one access.
    private void BurnYields()
    {
        foreach (var lane in _batch.Lanes.AsSpan(0, _batch.Count))
            if (lane.CanRun)
                Burn(_meter is not null && lane.Events > lane.EventLimit ? _terms.EventsPerLane : RewrittenKernel.FuelSlice, lane);
    }

    private static bool AnyCanRun(ReadOnlySpan<Lane> lanes)
    {
        foreach (var lane in lanes)
            if (lane.CanRun) return true;
        return false;
    }

    private void Burn(long amount, Lane lane)
    {
        if (_patience.Burn(amount) is { } reason) throw Endless(reason, lane);
    }

    private LaneFault Endless(string reason, Lane lane) =>
        new(FaultKind.Endless, reason, lane.State > 0 ? _kernel.Suspensions[lane.State - 1].Line : null, lane);
}
