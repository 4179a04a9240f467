using Headroom.Simulator;
using Headroom.Simulator.Metering;

namespace Headroom.Grading.Kernels;

public abstract partial class KernelGrader
{
    // Turns of loops by all threads of a group. No exercise needs a tenth of this; an endless loop reaches it in about a second.
    private const long LoopLimit = 1L << 26;

    private readonly List<LaunchReport> _launches = [];
    private RacingLaunch? _racing;

    /// <summary>What the launches of this case came to, one report each.</summary>
    protected IReadOnlyList<LaunchReport> Launches => _launches;

    /// <summary>The counts of all launches of this case.</summary>
    protected Counters Counts => Counter.Total(_launches);

    /// <summary>Leaves the launches so far out of <see cref="Counts"/>: preparations that no budget covers.</summary>
    protected void CountFromHere()
    {
        _launches.Clear();
        _records?[^1].CountFromHere();
        _beside?.CountFromHere();
    }

    /// <summary>Says that the races of the case's launches so far are what it is about: they do not fail it.</summary>
    protected void RacesAreExpected() => _racing = null;

    private void ForgetLaunches()
    {
        _launches.Clear();
        _racing = null;
    }

    // A race may leave the right result. So the case goes on, to find out whether this one did.
    private Finding? Judge(bool holds) =>
        _racing is not { } race ? null : holds ? race.Finding with { Note = race.OtherOrders(LoopLimit) } : race.Finding;

    // What the launch did wrong, or null.
    private Finding? Record(Action launch, ExecutionMode mode)
    {
        var found = (Finding?)null;
        var before = _buffers.ConvertAll(BufferContents.Of);
        using var recording = Recording.Start(LaunchOptions.Default with { Mode = mode, Fuel = LoopLimit });
        try
        {
            Run(launch);
        }
        catch (KernelFault fault)
        {
            found = Findings.Of(fault);
            Printed(LaunchRows.Printed(fault.Printed, fault.PrintedLines));
        }
        _launches.AddRange(recording.Launches);
        _records?[^1].Add(recording.Launches);
        foreach (var report in recording.Launches) Printed(LaunchRows.Printed(report.Printed, report.PrintedLines));
        found ??= recording.Launches.Select(Findings.Of).FirstOrDefault(f => f is not null);
        if (found?.Reason == Reason.Race)
        {
            _racing ??= new(launch, found, before, _buffers.ConvertAll(BufferContents.Of), recording.Launches);
            found = null;
        }
        return found;
    }
}
