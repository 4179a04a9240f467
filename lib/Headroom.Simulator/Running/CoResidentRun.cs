namespace Headroom.Simulator.Running;

/// <summary>
/// Lets resident groups take turns until all groups of the grid have ended. When one ends, the next of the grid takes its place.
/// </summary>
internal sealed class CoResidentRun(GroupRunner[] runners, Index3D grid, Schedule schedule, Residency device)
{
    // Turns in which nothing changes that other groups see. A loop that polls and changes only what is its own may go on for ever.
    private const int MostIdleTurns = 100_000;

    // Or so much processor time, of loops whose rounds are no turns.
    private static readonly TimeSpan s_mostIdleTime = TimeSpan.FromSeconds(4);
    private const int TurnsBetweenLooks = 8;

    private TimeSpan? _lastLook;
    private long _next;
    private int _idleTurns;
    private bool _isLastTry;

    /// <summary>The runner whose turn it is.</summary>
    public GroupRunner Running { get; private set; } = runners[0];

    /// <summary>Runs all groups. False where they turn out to need so much shared memory that fewer fit.</summary>
    /// <exception cref="LaneFault">No group can go on.</exception>
    public bool Run()
    {
        foreach (var runner in runners) Begin(runner);
        while (schedule.Next(runners.Length, IsReady) is var at && (at >= 0 || Retry()))
        {
            if (at < 0) continue;
            Running = runners[at];
            var warps = Running.Stay!.Warps;
            Running.TakeTurn(schedule.Any(warps.Length, warp => warps[warp] == WarpState.Ready), schedule.Random);
            var fits = device.GroupsAtOnce(Running.Threads, (int)Running.Slots.SharedBytes);
            if (fits < runners.Length) return false;
            Conclude(Running.Stay);
            if (Running.Stay.IsOver) Begin(Running);
        }
        return true;
    }

    private bool IsReady(int runner) => Array.IndexOf(runners[runner].Stay!.Warps, WarpState.Ready) >= 0;

    private void Begin(GroupRunner runner)
    {
        if (_next == grid.LongSize) return;
        runner.Begin(new((int)(_next % grid.X), (int)(_next / grid.X % grid.Y), (int)(_next / ((long)grid.X * grid.Y))));
        _next++;
    }

    private void Conclude(Stay stay)
    {
        if (stay.Changed.Any)
        {
            _isLastTry = false;
            foreach (var runner in runners) runner.Wake(anyway: false);
        }
        if (stay.Changed.Global || stay.IsOver) (_idleTurns, _lastLook) = (0, null);
        else if (++_idleTurns > MostIdleTurns) throw Deadlock();
        else if (_idleTurns % TurnsBetweenLooks == 0 && ThreadTime.Now is var now && now - (_lastLook ??= now) > s_mostIdleTime)
            throw Running.Endless(
                $"has not ended: for {s_mostIdleTime.TotalSeconds} s of processor time no group has changed what others see");
    }

    // Nobody is ready. If all try once more in vain, nobody will ever be; false where all have ended.
    private bool Retry()
    {
        if (Array.TrueForAll(runners, runner => runner.Stay!.IsOver)) return false;
        if (_isLastTry && Array.TrueForAll(runners, runner => runner.WaitsForCertain)) throw Deadlock();
        _isLastTry = true;
        var any = false;
        foreach (var runner in runners) any |= runner.Wake(anyway: true);
        return any ? true : throw Deadlock();
    }

    private LaneFault Deadlock()
    {
        var waits = runners.Where(runner => !runner.Stay!.IsOver).SelectMany(runner => runner.Waits()).ToArray();
        return DeadlockReport.Of(waits, runners, grid, _next, device);
    }
}
