namespace Headroom.Simulator.Running;

// Groups that are on the device at the same time.
internal sealed partial class GridRun
{
    private LaunchOutcome RunTogether(CoResidentGroups how)
    {
        RefusePlainWaits();
        while (true)
        {
            var shared = _rewritten.SharedBytes + _config.SharedMemoryConfig.ArraySize;
            var fits = how.Device.GroupsAtOnce(_config.GroupDim.Size, shared);
            if (fits == 0)
                throw new StoppedKernel(FaultKind.Residency, _rewritten.Name, "needs more than the device has: " +
                    $"not one group fits ({how.Device.Why(_config.GroupDim.Size, shared)})", null, null, null);
            // How much shared memory a kernel needs is known once it has run; if that was more, the launch starts over with fewer groups.
            using var saved = Groups > how.Device.GroupsAtOnce(_config.GroupDim.Size, _limits.SharedBytes)
                ? new SavedBuffers(_arena, _watched)
                : null;
            if (RunTogether(how, (int)Math.Min(fits, Groups)) is { } outcome) return outcome;
            saved?.Restore();
        }
    }

    private LaunchOutcome? RunTogether(CoResidentGroups how, int residents)
    {
        using var checks = _terms.Checks.Races || _terms.Checks.Unwritten
            ? new CoResidentChecks(
                _rewritten, _arena, (_config.GridDim, _config.GroupDim), (_buffers, _watched), residents, _limits.WarpSize, _terms.Checks)
            : null;
        var runners = new List<GroupRunner>();
        try
        {
            for (var place = 0; place < residents; place++)
                runners.Add(new(_rewritten, _arena, _config, _limits, _extent, _arguments, _terms, _stop, null, residents,
                    new(place, checks, _config.GroupDim.Size, _limits.WarpSize)));
            var run = new CoResidentRun([.. runners], _config.GridDim, new(how.Seed), how.Device);
            var isDone = Explained(run);
            var used = runners.Max(runner => (int)runner.Slots.SharedBytes) - _config.SharedMemoryConfig.ArraySize;
            _rewritten.SharedBytes = Math.Max(_rewritten.SharedBytes, used);
            return isDone ? OutcomeOf(runners, checks) : null;
        }
        finally
        {
            foreach (var runner in runners) runner.Dispose();
        }
    }

    private bool Explained(CoResidentRun run)
    {
        try
        {
            return run.Run();
        }
        catch (Exception exception) when (exception is not (StoppedKernel or OperationCanceledException or ThreadInterruptedException))
        {
            throw Explain(exception, run.Running);
        }
    }

    private void RefusePlainWaits()
    {
        if (_rewritten.PlainWaits is not [var wait, ..]) return;
        throw new StoppedKernel(FaultKind.PlainWait, _rewritten.Name, $"a loop waits for another thread on a plain read of " +
            $"{wait.Name ?? "memory"}. A compiler may read once, before the loop, and then it never ends: read with an atomic operation, " +
            $"such as Atomic.Add(ref {wait.Name ?? "x"}[i], 0)", wait.Line, null, null);
    }
}
