namespace Headroom.Simulator.Running;

// Several workers: a guess that their groups have nothing to do with each other, and the check whether it was right.
internal sealed partial class GridRun
{
    // A group that needs more is looked at again by one worker, which has the whole.
    private const double ShareTogether = 0.25;

    /// <summary>
    /// Runs the groups from <paramref name="from"/> on side by side. Null where that does not do: buffers are then as they were before, and
    /// <paramref name="before"/>, which ran the groups before those, can go on.
    /// </summary>
    private LaunchOutcome? RunTogether(BuffersInUse.Use use, GroupRunner? before, long from, int workers)
    {
        if (!use.TryBeAlone()) return null;
        var runners = new List<GroupRunner>();
        try
        {
            using var saved = new SavedBuffers(_arena, _watched);
            var stop = new StopSignal(_stop);
            var kernel = IsMetered
                ? _rewritten
                : RewrittenKernels.Of(_kernel, WatchesAll ? KernelForm.FullyTracked : KernelForm.Tracked);
            for (var i = 0; i < workers; i++) runners.Add(NewRunner(kernel, stop, isTracked: true, ShareTogether));
            var queue = new GroupQueue(from, Groups, workers);
            new Crew(workers, worker => RunShare(runners[worker], worker, queue, stop), stop).Run();
            if (_stop.IsRaised) throw new OperationCanceledException();

            var all = before is null ? runners : [before, .. runners];
            if (!stop.IsRaised)
            {
                if (Agree(all)) return OutcomeOf(all);
                _rewritten.PrefersOneWorker = true;
            }
            saved.Restore();
            return null;
        }
        finally
        {
            foreach (var runner in runners) runner.Dispose();
            use.BeAmongOthers();
        }
    }

    private void RunShare(GroupRunner runner, int worker, GroupQueue queue, StopSignal stop)
    {
        try
        {
            var (from, to) = queue.First(worker);
            do RunRange(runner, from, to);
            while (queue.Take(out from, out to));
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException)
        {
            // Told to stop, or a fault: which one is the first is for one worker to say.
            stop.Raise();
        }
    }

    // Whether one worker would have counted, found and left in buffers just the same.
    private bool Agree(List<GroupRunner> runners)
    {
        var trails = runners.Select(r => r.Trail).OfType<Memory.Trail>().ToArray();
        return !Memory.Trail.Cross(trails, _watched)
            && (!IsMetered || runners.TrueForAll(r => r.Slots.IsLaidOutAs(runners[0].Slots)))
            && !runners.Exists(r => r.Meter?.Checks?.UpdatedUnwritten == true);
    }
}
