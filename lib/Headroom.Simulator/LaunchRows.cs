namespace Headroom.Simulator;

/// <summary>The rows that every form of a report shows: name, figure, and what it means.</summary>
public static class LaunchRows
{
    /// <summary>The line under every report.</summary>
    public const string Honesty = "Counts come from the kernel's C# IL, not from a GPU's machine code; caches are not modelled.";

    internal static IEnumerable<ReportRow> Of(LaunchReport report, Counters c)
    {
        yield return new("bytes moved", Readable.Bytes(c.Global.BytesMoved),
            c.Global.Requests == 0 ? "" : $"{Readable.Per(c.Global.SectorsPerRequest, "sector")} per request, " +
                $"{Readable.Percent(c.Global.Efficiency)} of the bytes used");
        if (c.GlobalReads.Requests > 0 && c.GlobalWrites.Requests > 0)
        {
            yield return new(
                "  read", Readable.Bytes(c.GlobalReads.BytesMoved),
                $"{Readable.Per(c.GlobalReads.SectorsPerRequest, "sector")} per request");
            yield return new(
                "  written", Readable.Bytes(c.GlobalWrites.BytesMoved),
                $"{Readable.Per(c.GlobalWrites.SectorsPerRequest, "sector")} per request");
        }
        if (c.Shared.Requests > 0)
            yield return new("shared memory", Readable.Bytes(c.Shared.BytesRequested),
                $"{Readable.Per(c.Shared.WavefrontsPerRequest, "wavefront")} per request, "
                    + $"{Readable.Ratio(c.Shared.ConflictFactor)} x the ideal");
        if (c.Local.Requests > 0)
            yield return new(
                "local memory", Readable.Bytes(c.Local.BytesMoved),
                "off the chip unless the compiler unrolls every index; not in the bytes above");
        if (c.Atomics.Requests > 0)
            yield return new(
                "atomics", Readable.Count(c.Atomics.Operations), $"{Readable.Per(c.Atomics.RoundsPerRequest, "turn")} per request");
        yield return new("arithmetic", Readable.Flops(c.Operations.Flops), Intensity(c));
        if (c.Operations.Special > 0) yield return new("special functions", Readable.Count(c.Operations.Special), "");
        if (c.Barriers > 0)
            yield return new(
                "barriers", Readable.Count(c.Barriers), $"{Readable.Ratio((double)c.Barriers / report.GridDim.LongSize)} per group");
        if (c.WarpExchanges > 0) yield return new("warp exchanges", Readable.Count(c.WarpExchanges), "");
        if (c.Spread.Sectors > 0)
            yield return new(
                "busiest group", Readable.Percent(c.Spread.BusiestGroupShare),
                $"of the bytes; {c.Spread}, {Readable.Count(c.Spread.WorkingWarps)} of {Readable.Count(c.Spread.Warps)} warps");
        yield return new(
            "lanes at work", Readable.Percent(c.WarpEfficiency), c.WarpEfficiency > 0.999
            ? "no divergence"
            : "the rest waited for diverged lanes, or does not exist");
    }

    /// <summary>The lines that touch memory or compute with floating point.</summary>
    public static IEnumerable<LineReport> Lines(Counters counters) =>
        counters.Lines.Where(
            l => l.Line is not null && l.Global.Requests + l.Shared.Requests + l.Operations.Flops + l.Operations.Special > 0);

    /// <summary>Races and other findings, worst first.</summary>
    public static IEnumerable<(string Kind, string Text)> Findings(LaunchReport report)
    {
        foreach (var race in report.Races) yield return ("race", race.ToString());
        foreach (var read in report.UnwrittenReads) yield return ("unwritten", read.ToString());
        foreach (var peer in report.MissingPeers) yield return ("missing lane", peer.ToString());
    }

    /// <summary>What the kernel printed, and how much more there was.</summary>
    public static IEnumerable<string> Printed(IReadOnlyList<string> first, long lines)
    {
        ArgumentNullException.ThrowIfNull(first);
        var more = lines - first.Count;
        return more > 0 ? first.Append($"... {Readable.Count(more)} more {(more == 1 ? "line" : "lines")}") : first;
    }

    public static string Title(LaunchReport report) =>
        $"{report.Kernel} · {report.Mode.ToString().ToLowerInvariant()} · {Readable.Count(report.GridDim.LongSize)} " +
            $"{(report.GridDim.LongSize == 1 ? "group" : "groups")} of {Readable.Extent(report.GroupDim)}";

    public static string NotMetered(LaunchReport report) =>
        $"not metered: the launch ran in {report.Mode.ToString().ToLowerInvariant()} mode";

    private static string Intensity(Counters c) =>
        c.Global.BytesMoved == 0 || c.Operations.Flops == 0 ? "" : $"{Readable.Ratio(c.Intensity)} FLOP per byte moved";
}
