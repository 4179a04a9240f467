using System.Diagnostics;
using ILGPU.Runtime;

namespace Headroom.Simulator.Running;

/// <summary>
/// One launch. What a launch does is what one worker does that runs its groups in the order X, Y, Z; with several workers it is the same,
/// as follows. Each worker has a runner of its own and notes which words of buffers its groups read and changed. Afterwards, if no word
/// that one worker changed was touched by another, no group can tell that it did not run in its turn: the counts add up, and findings are
/// those of words that one worker alone touched. Otherwise, and after any fault, the buffers get their old contents back, and one worker
/// runs the groups again.
/// </summary>
internal sealed partial class GridRun
{
    // Long enough for threads to be worth their start.
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(0.5), s_worthwhile = TimeSpan.FromMilliseconds(2);
    private const int FewLanes = 1024;
    private const double BytesPerSecond = 2e9; // of a copy, on a slow machine

    private readonly Arena _arena;
    private readonly (int WarpSize, int SharedBytes) _limits;
    private readonly KernelSource _kernel;
    private readonly RewrittenKernel _rewritten;
    private readonly KernelConfig _config;
    private readonly object?[] _arguments;
    private readonly LaunchTerms _terms;
    private readonly StopSignal _stop;
    private readonly Allocation[] _buffers, _watched;
    private readonly Index3D? _extent;

    public GridRun(
        Arena arena, (int WarpSize, int SharedBytes) limits, KernelSource kernel, KernelConfig config, object?[] arguments,
        LaunchTerms terms, StopSignal stop)
    {
        (_arena, _limits, _kernel, _config, _arguments, _terms, _stop) = (arena, limits, kernel, config, arguments, terms, stop);
        _rewritten = RewrittenKernels.Of(kernel, terms switch
        {
            { CoResident: not null } => KernelForm.CoResident, { IsMetered: true } => KernelForm.Metered, _ => KernelForm.Fast,
        });
        _extent = kernel.IsImplicitlyGrouped ? KernelSignature.Extent(arguments[0]) : null;
        _buffers = ReadOnlyBuffers.In(arguments, arena);
        _watched = [.. _buffers.Except(ReadOnlyBuffers.Of(_rewritten.Use, arguments, arena))];
    }

    private long Groups => _config.GridDim.LongSize;

    private bool WatchesAll => _watched.Length == _buffers.Length;

    private bool IsMetered => _terms.IsMetered;

    /// <summary>Runs every group.</summary>
    /// <exception cref="StoppedKernel">A lane did what no GPU would survive.</exception>
    /// <exception cref="OperationCanceledException">The launch was told to stop.</exception>
    public LaunchOutcome Run()
    {
        using var use = _arena.InUse.Start(_buffers);
        if (_terms.CoResident is { } coResident) return RunTogether(coResident);
        var workers = (int)Math.Min(_terms.Workers > 0 ? _terms.Workers : Environment.ProcessorCount, Groups);
        var isShort = _terms.Workers <= 0;
        if (workers > 1 && !_rewritten.Prints)
        {
            if (!isShort) return RunTogether(use, null, 0, workers) ?? RunAlone();
            if (Groups * _config.GroupDim.LongSize > FewLanes && !_rewritten.PrefersOneWorker
                && (IsMetered || !_rewritten.HasOrderedAtomics))
                return (IsWorthwhile(_rewritten.TimePerGroup * Groups) ? RunTogether(use, null, 0, workers) : null)
                    ?? RunAsLongAsNeeded(use, workers);
        }
        return RunAlone();
    }

    private LaunchOutcome RunAlone()
    {
        using var runner = NewRunner(_rewritten, _stop, isTracked: false);
        RunRange(runner, 0, Groups);
        return OutcomeOf([runner]);
    }

    // One worker starts; others come when there is much to do.
    private LaunchOutcome RunAsLongAsNeeded(BuffersInUse.Use use, int workers)
    {
        using var first = NewRunner(_rewritten, _stop, isTracked: IsMetered);
        // The first group compiles the code.
        RunRange(first, 0, 1);
        var start = Stopwatch.GetTimestamp();
        var next = 1L;
        while (next < Groups && Stopwatch.GetElapsedTime(start) < s_short) RunRange(first, next, ++next);
        _rewritten.TimePerGroup = Stopwatch.GetElapsedTime(start) / Math.Max(1, next - 1);
        _rewritten.PrefersOneWorker |= NeedsOrder(first);
        workers = (int)Math.Min(workers, Groups - next);
        if (workers > 1 && !_rewritten.PrefersOneWorker && IsWorthwhile(_rewritten.TimePerGroup * (Groups - next))
            && RunTogether(use, first, next, workers) is { } report) return report;
        RunRange(first, next, Groups);
        return OutcomeOf([first]);
    }

    // Threads have to start, and buffers are copied.
    private bool IsWorthwhile(TimeSpan run) =>
        run > s_worthwhile + TimeSpan.FromSeconds(10 * _watched.Sum(b => (double)b.Bytes) / BytesPerSecond);

    // Whether the first groups did something to buffers whose outcome may depend on the order of groups.
    private bool NeedsOrder(GroupRunner runner)
    {
        if (!_rewritten.HasOrderedAtomics || runner.Meter is not { } meter) return _rewritten.HasOrderedAtomics;
        for (var site = 0; site < _rewritten.Sites.Length; site++)
            if (_rewritten.Sites[site].Kind == SiteKind.Atomic && _rewritten.Marks[site] == Memory.Trail.Write
                && meter.Sites[site].GlobalRequests > 0) return true;
        return false;
    }

    private GroupRunner NewRunner(RewrittenKernel kernel, StopSignal stop, bool isTracked, double share = 1) => new(
        kernel, _arena, _config, _limits, _extent, _arguments, _terms, stop,
        isTracked ? new(_watched) { IsOfAll = WatchesAll } : null, share);

    private void RunRange(GroupRunner runner, long from, long to)
    {
        var grid = _config.GridDim;
        try
        {
            for (var group = from; group < to; group++)
                runner.Run(new((int)(group % grid.X), (int)(group / grid.X % grid.Y), (int)(group / ((long)grid.X * grid.Y))));
        }
        catch (Exception exception) when (exception is not (StoppedKernel or OperationCanceledException or ThreadInterruptedException))
        {
            throw Explain(exception, runner);
        }
    }

    private StoppedKernel Explain(Exception exception, GroupRunner runner)
    {
        var fault = FaultOf(exception, runner);
        fault.Printed = Printout.Together([runner.Printout]);
        return fault;
    }

    private StoppedKernel FaultOf(Exception exception, GroupRunner runner) => exception switch
    {
        LaneFault fault => new(fault.Kind, _rewritten.Name, fault.Message, fault.Line, fault.Lane, fault) { Waits = fault.Waits },
        _ when runner.Running is { } lane => Faults.From(exception, _kernel, lane, _arguments, _rewritten.LineOf(lane)),
        _ => new(FaultKind.Exception, _rewritten.Name, exception.Message, null, null, exception),
    };

    private LaunchOutcome OutcomeOf(IReadOnlyList<GroupRunner> runners, CoResidentChecks? together = null)
    {
        var meters = runners.Select(r => r.Meter).OfType<Metering.Meter>().ToArray();
        var checks = meters.Select(m => m.Checks).OfType<AccessChecks>().ToArray();
        return new(
            IsMetered ? Metering.Totals.Of(_rewritten, meters) : null,
            Found.Merge([.. together?.Races ?? [], .. checks.SelectMany(c => c.Races)], (race, count) => race with { Count = count }),
            Found.Merge(
                [.. together?.UnwrittenReads ?? [], .. checks.SelectMany(c => c.UnwrittenReads)],
                (read, count) => read with { Count = count }),
            Found.Merge(checks.SelectMany(c => c.MissingPeers), (peer, count) => peer with { Count = count }),
            Printout.Together(runners.Select(r => r.Printout)),
            runners.Count);
    }
}
