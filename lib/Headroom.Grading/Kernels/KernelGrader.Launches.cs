using Headroom.Simulator;
using Headroom.Simulator.Metering;

namespace Headroom.Grading.Kernels;

public abstract partial class KernelGrader
{
    // Turns of loops by all threads of a group. No exercise needs a tenth of this; an endless loop reaches it in about a second.
    private const long LoopLimit = 1L << 26;

    private static readonly LaunchOptions s_metered = LaunchOptions.Default with { Fuel = LoopLimit };

    private readonly List<LaunchReport> _launches = [];
    private readonly LineFigureTable _figures = new();
    private RacingLaunch? _racing;

    /// <summary>What the launches of this case came to, one report each.</summary>
    protected IReadOnlyList<LaunchReport> Launches => _launches;

    /// <summary>The counts of all launches of this case.</summary>
    protected Counters Counts => Counter.Total(_launches);

    /// <summary>Bytes that this case's launching code copied back to the host: its own, not those of a grader's download.</summary>
    protected long BytesToHost { get; private set; }

    /// <summary>Leaves the launches so far out of <see cref="Counts"/>: preparations that no budget covers.</summary>
    protected void CountFromHere()
    {
        _launches.Clear();
        _records?[^1].CountFromHere();
        _beside?.CountFromHere();
    }

    /// <summary>Whether threads of this case's launches raced. More of them would tell the same.</summary>
    protected bool HasRaced => _racing is not null;

    /// <summary>Says that the races of the case's launches so far are what it is about: they do not fail it.</summary>
    protected void RacesAreExpected() => _racing = null;

    private void ForgetLaunches()
    {
        _launches.Clear();
        BytesToHost = 0;
        _racing = null;
    }

    // A race may leave the right result. So the case goes on, to find out whether this one did.
    private Finding? Judge(bool holds) =>
        _racing is not { } race ? null : holds ? race.Finding with { Note = Notes(race.Finding.Note, race.OtherOrders()) } : race.Finding;

    private static string Notes(string? first, string second) => first is null ? second : $"{first} {second}";

    // What the launch did wrong, or null.
    private Finding? Record(Action launch, LaunchOptions options)
    {
        var found = (Finding?)null;
        var before = _buffers.ConvertAll(BufferContents.Of);
        using var recording = Recording.Start(options);
        try
        {
            Run(launch);
        }
        catch (KernelFault fault)
        {
            found = Findings.Of(fault);
            Printed(LaunchRows.Printed(fault.Printed, fault.PrintedLines));
        }
        BytesToHost += recording.BytesToHost;
        _launches.AddRange(recording.Launches);
        var together = options.CoResident is not null && recording.Launches.Any(launch => launch.GridDim.Size > 1);
        _records?[^1].Add(recording.Launches, together);
        foreach (var report in recording.Launches) Printed(LaunchRows.Printed(report.Printed, report.PrintedLines));
        found ??= recording.Launches.Select(Findings.Of).FirstOrDefault(f => f is not null);
        if (found is not null && options.CoResident is { } how)
            found = found with { Note = Notes(found.Note, $"The groups took turns as CoResident = new() {{ Seed = {how.Seed} }} has it.") };
        if (found?.Reason == Reason.Race)
        {
            _racing ??= new(launch, found, options, before, _buffers.ConvertAll(BufferContents.Of), recording.Launches);
            found = null;
        }
        return found;
    }
}
