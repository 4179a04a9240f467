namespace Headroom.Simulator.Running;

// Groups that are resident together take turns: in each, one thread carries out the atomic operation before which it waits, or a warp
// starts, and its threads go on to where they stop next.
internal sealed unsafe partial class GroupRunner
{
    private readonly Stay? _stay;

    /// <summary>What is kept between turns; null where groups run alone.</summary>
    public Stay? Stay => _stay;

    /// <summary>Starts a group, without a turn.</summary>
    public void Begin(Index3D gridIndex)
    {
        Start(gridIndex);
        (_stay!.IsOver, _stay.Entered) = (false, -1);
        foreach (var polls in _stay.Polls) polls.Clear();
        foreach (var lane in _lanes) lane.IsAtAtomic = false;
        _stay.Checks?.Start(_stay.Place, _group);
        for (var warp = 0; warp < Warps; warp++) _stay.Warps[warp] = StateOf(warp);
    }

    /// <summary>One turn of a warp that is ready.</summary>
    public void TakeTurn(int warp, Random random)
    {
        var lanes = LanesOf(warp);
        _stay!.Changed = default;
        if (_stay.Entered != warp)
        {
            if (_stay.Entered >= 0) _meter!.Leave(_stay.Entered, LanesOf(_stay.Entered));
            _meter!.Enter(warp, lanes);
            _stay.Entered = warp;
        }
        if (!AnyCanRun(lanes))
        {
            Operate(AwakeOf(lanes, random));
            Merge(lanes, isFull: false);
        }
        RunToStops(lanes);
        _stay.Warps[warp] = StateOf(warp);
        if (_stay.Warps[warp] <= WarpState.AtBarrier)
        {
            _meter!.EndWarp(warp);
            _stay.Entered = -1;
        }
        if (Array.TrueForAll(_stay.Warps, state => state <= WarpState.AtBarrier)) MeetOrEnd();
    }

    /// <summary>Wakes threads that wait for a word which has changed, or all; whether there was one.</summary>
    public bool Wake(bool anyway)
    {
        if (!_stay!.HasSleepers) return false;
        (var any, _stay.HasSleepers) = (false, false);
        for (var warp = 0; warp < Warps; warp++)
        {
            var woken = false;
            foreach (var lane in LanesOf(warp))
            {
                var polls = _stay.Polls[lane.LinearIndex];
                woken |= lane.IsAtAtomic && polls.Wake(anyway);
                _stay.HasSleepers |= polls.IsAsleep;
            }
            if (woken) _stay.Warps[warp] = StateOf(warp);
            any |= woken;
        }
        return any;
    }

    // Until every thread of the warp has returned, is before an atomic operation or waits for others.
    private void RunToStops(ReadOnlySpan<Lane> lanes)
    {
        for (var idle = 0; idle < Turns; idle++)
        {
            if (AnyCanRun(lanes))
            {
                FillBatch(lanes);
                for (var i = 0; i < _batch.Count; i++) _stay!.Starts[i] = _batch.Lanes[i].Events;
                if (RunBatch()) idle = 0;
                for (var i = 0; i < _batch.Count; i++) Follow(_batch.Lanes[i], _stay!.Starts[i]);
                Merge(lanes, isFull: _batch.Count == 0);
            }
            else if (AnyAtAtomic(lanes) || !ReleaseWarp(lanes)) return;
        }
    }

    // Where all buffers are full, nobody waits for threads that sleep.
    private void Merge(ReadOnlySpan<Lane> lanes, bool isFull)
    {
        if (isFull)
            foreach (var lane in lanes) lane.IsAtAtomic = false;
        _meter!.Merge(lanes);
        if (isFull)
            foreach (var lane in lanes) lane.IsAtAtomic = IsBeforeAtomic(lane);
    }

    private void MeetOrEnd()
    {
        if (Array.TrueForAll(_stay!.Warps, state => state == WarpState.Over))
        {
            _meter!.EndGroup();
            Printout?.EndGroup();
            _stay.IsOver = true;
            return;
        }
        ReleaseBarrier();
        _meter!.NextInterval();
        _stay.Checks?.Barrier(_stay.Place);
        foreach (var polls in _stay.Polls) polls.Clear();
        for (var warp = 0; warp < Warps; warp++) _stay.Warps[warp] = StateOf(warp);
    }

    private WarpState StateOf(int warp)
    {
        var state = WarpState.Over;
        foreach (var lane in LanesOf(warp))
        {
            if (lane.CanRun || lane.IsAtAtomic && !_stay!.Polls[lane.LinearIndex].IsAsleep) return WarpState.Ready;
            if (lane.IsAtAtomic) state = WarpState.Asleep;
            else if (lane.StoppedAt != 0 && state == WarpState.Over) state = WarpState.AtBarrier;
        }
        return state;
    }

    private Lane AwakeOf(ReadOnlySpan<Lane> lanes, Random random)
    {
        var first = random.Next(lanes.Length);
        for (var i = 0; i < lanes.Length; i++)
        {
            var lane = lanes[(first + i) % lanes.Length];
            if (lane.IsAtAtomic && !_stay!.Polls[lane.LinearIndex].IsAsleep) return lane;
        }
        throw new InvalidOperationException("no thread of the warp is ready");
    }

    private static bool AnyAtAtomic(ReadOnlySpan<Lane> lanes)
    {
        foreach (var lane in lanes)
            if (lane.IsAtAtomic) return true;
        return false;
    }
}
