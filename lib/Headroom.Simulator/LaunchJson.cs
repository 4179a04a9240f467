using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Headroom.Simulator;

/// <summary>A launch as JSON, for graders and tools. Names are stable; figures are exact counts.</summary>
internal static class LaunchJson
{
    private static readonly JsonSerializerOptions s_indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(LaunchReport report) => new JsonObject
    {
        ["kernel"] = report.Kernel,
        ["mode"] = report.Mode.ToString().ToLowerInvariant(),
        ["grid"] = Extent(report.GridDim),
        ["group"] = Extent(report.GroupDim),
        ["counters"] = report.Counters is { } counters ? Of(counters) : null,
        ["races"] = Array(report.Races, Of),
        ["unwrittenReads"] =
            Array(report.UnwrittenReads, r =>
            new() { ["line"] = Line(r.Site.Line), ["element"] = r.Element, ["shared"] = r.IsShared, ["count"] = r.Count }),
        ["missingPeers"] =
            Array(report.MissingPeers, m => new() { ["line"] = Line(m.Line), ["function"] = m.Function, ["count"] = m.Count }),
        ["printed"] = new JsonArray([.. report.Printed.Select(line => JsonValue.Create(line))]),
        ["printedLines"] = report.PrintedLines,
        ["note"] = LaunchRows.Honesty,
    }.ToJsonString(s_indented);

    private static JsonObject Of(Counters c) => new()
    {
        ["flops"] = c.Operations.Flops,
        ["specialFunctions"] = c.Operations.Special,
        ["integerOperations"] = c.Operations.Integer,
        ["global"] = Of(c.Global),
        ["globalReads"] = Of(c.GlobalReads),
        ["globalWrites"] = Of(c.GlobalWrites),
        ["excessSectors"] = c.Ideal.Excess(c.Global),
        ["shared"] = Of(c.Shared),
        ["sharedBytesPerGroup"] = c.SharedBytesPerGroup,
        ["localAccesses"] = c.LocalAccesses,
        ["local"] = Of(c.Local),
        ["atomics"] = Of(c.Atomics),
        ["barriers"] = c.Barriers,
        ["warpExchanges"] = c.WarpExchanges,
        ["warpEfficiency"] = c.WarpEfficiency,
        ["spread"] = Of(c.Spread),
        ["lines"] = Array(c.Lines, l => new()
        {
            ["line"] = Line(l.Line), ["flops"] = l.Operations.Flops, ["global"] = Of(l.Global), ["shared"] = Of(l.Shared),
            ["atomics"] = Of(l.Atomics),
            ["excessSectors"] = l.Ideal.Excess(l.Global), ["localSectors"] = l.Local.Sectors,
        }),
    };

    private static JsonObject Of(GlobalTraffic t) => new()
    {
        ["requests"] = t.Requests, ["accesses"] = t.Accesses, ["bytesRequested"] = t.BytesRequested, ["bytesUsed"] = t.BytesUsed,
        ["sectors"] = t.Sectors, ["bytesMoved"] = t.BytesMoved,
    };

    private static JsonObject Of(SharedTraffic t) => new()
    {
        ["requests"] = t.Requests, ["accesses"] = t.Accesses, ["bytesRequested"] = t.BytesRequested, ["wavefronts"] = t.Wavefronts,
        ["idealWavefronts"] = t.IdealWavefronts,
    };

    private static JsonObject Of(LocalTraffic t) => new()
    {
        ["requests"] = t.Requests, ["accesses"] = t.Accesses, ["bytesRequested"] = t.BytesRequested, ["sectors"] = t.Sectors,
        ["bytesMoved"] = t.BytesMoved,
    };

    private static JsonObject Of(AtomicTraffic t) =>
        new() { ["requests"] = t.Requests, ["operations"] = t.Operations, ["rounds"] = t.Rounds };

    private static JsonObject Of(WorkSpread s) => new()
    {
        ["groups"] = s.Groups, ["workingGroups"] = s.WorkingGroups, ["warps"] = s.Warps, ["workingWarps"] = s.WorkingWarps,
        ["sectors"] = s.Sectors, ["busiestGroup"] = s.BusiestGroup, ["busiestWarp"] = s.BusiestWarp,
    };

    private static JsonObject Of(Race race)
    {
        var json = Described(race);
        if (race.Signal is { } signal) (json["signal"], json["unfenced"]) = (Line(signal.Line), race.IsUnfenced);
        return json;
    }

    private static JsonObject Described(Race race) => new()
    {
        ["first"] = Line(race.First.Line), ["second"] = Line(race.Second.Line), ["firstKind"] = $"{race.First.Kind}".ToLowerInvariant(),
        ["secondKind"] = $"{race.Second.Kind}".ToLowerInvariant(), ["firstLane"] = $"{race.FirstLane}",
        ["secondLane"] = $"{race.SecondLane}",
        ["element"] = race.Element, ["shared"] = race.IsShared, ["count"] = race.Count,
    };

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> convert) => [.. items.Select(convert)];

    private static string? Line(SourceLine? line) => line?.ToString();

    private static JsonArray Extent(Index3D extent) => [extent.X, extent.Y, extent.Z];
}
