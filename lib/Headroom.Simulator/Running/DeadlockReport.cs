namespace Headroom.Simulator.Running;

/// <summary>Says who waits for what, when no group can go on.</summary>
internal static class DeadlockReport
{
    private const int MostShown = 4;

    /// <param name="waits">What groups wait for, and the first thread of each that does.</param>
    /// <param name="runners">The resident groups.</param>
    /// <param name="grid">Of the launch.</param>
    /// <param name="started">Groups that have started.</param>
    /// <param name="device">What it has for groups.</param>
    public static LaneFault Of((GroupWait Wait, Lane Lane)[] waits, GroupRunner[] runners, Index3D grid, long started, Residency device)
    {
        var (groups, resident) = (grid.LongSize, runners.Length);
        var unstarted = groups - started;
        var text = string.Join("; ", waits.Take(MostShown).Select(w => w.Wait.ToString()));
        if (waits.Length > MostShown) text += $"; and {waits.Length - MostShown:N0} more";
        var why = device.Why(runners[0].Threads, (int)runners[0].Slots.SharedBytes);
        var reason = unstarted > 0
            ? $"needs more groups at once than the device holds: {groups:N0} were launched, {resident:N0} are resident ({why}), and the " +
                $"other {unstarted:N0} start only when one of those ends. But they wait: {text}"
            : $"no group can go on: {text}. Nobody who still runs will change that";
        var lane = waits.Length > 0 ? waits[0].Lane : Array.Find(runners, runner => !runner.Stay!.IsOver)!.First;
        return new(unstarted > 0 ? FaultKind.Residency : FaultKind.Deadlock, reason, waits.Length > 0 ? waits[0].Wait.Line : null, lane)
        {
            Waits = [.. waits.Select(w => w.Wait)],
        };
    }
}
