using Headroom.Simulator;
using Headroom.Simulator.Metering;
using Headroom.Simulator.Places;

namespace Headroom.Grading.Kernels;

/// <summary>The figures of each case's lines, kept until the verdict tells which case they are wanted of.</summary>
internal sealed class LineFigureTable
{
    private readonly List<CaseFigures> _cases = [];

    /// <summary>Nothing is kept of a case whose launches were not counted.</summary>
    public void Add(string caseName, IReadOnlyList<LaunchReport> launches)
    {
        var lines = Counter.Total(launches).Lines.Where(line => line.Line is not null).GroupBy(line => line.Line!)
            .Select(line => Sum(line.Key, [.. line])).Where(IsWorthTelling)
            .OrderBy(line => line.File, StringComparer.Ordinal).ThenBy(line => line.Line).ToList();
        if (lines.Count > 0) _cases.Add(new(caseName, lines));
    }

    /// <summary>Those of the named case; without it, of the one that moved most.</summary>
    public CaseFigures? Of(string? caseName) => _cases.Find(one => one.Case == caseName) ?? _cases.MaxBy(Work);

    private static long Work(CaseFigures figures) => figures.Lines.Sum(line => line.Sectors + line.Wavefronts + line.Atomics);

    private static bool IsWorthTelling(LineFigures line) => line.Requests + line.SharedRequests + line.Atomics + line.Flops > 0;

    private static LineFigures Sum(SourceLine line, LineReport[] launches) => new(
        line.File, line.Line, launches.Sum(one => one.Global.Requests), launches.Sum(one => one.Global.Sectors),
        launches.Sum(one => one.Shared.Requests), launches.Sum(one => one.Shared.Wavefronts),
        launches.Sum(one => one.Atomics.Operations), launches.Sum(one => one.Operations.Flops));
}
