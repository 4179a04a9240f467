using System.Text.Json.Nodes;
using Headroom.Simulator;
using Headroom.Simulator.Metering;
using Headroom.Simulator.Reporting;

namespace Headroom.Web.Figures;

/// <summary>What a line of the learner's file came to in one launch, for the margin beside it.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Short">For the margin: bytes moved, wavefronts or FLOPs.</param>
/// <param name="Long">The same in a sentence.</param>
/// <param name="IsCostly">More sectors per request, or passes through the banks, than there have to be.</param>
internal sealed record MarginLine(int Line, string Short, string Long, bool IsCostly)
{
    // 32 lanes of 4 bytes are 4 sectors: half as many again is more than an edge.
    private const double Wasteful = 1.5;

    public static IEnumerable<MarginLine> Of(LaunchReport? report) =>
        report?.Counters is not { } counters ? [] : LaunchRows.Lines(counters).Select(Of);

    public JsonObject ToJson() => new() { ["line"] = Line, ["short"] = Short, ["long"] = Long, ["costly"] = IsCostly };

    private static MarginLine Of(LineReport line)
    {
        var (global, shared, flops) = (line.Global, line.Shared, line.Operations.Flops);
        var costly = global.Requests > 0 && global.BytesMoved > Wasteful * global.BytesUsed || shared.ConflictFactor > Wasteful;
        var figure = global.Requests > 0 ? Readable.Bytes(global.BytesMoved)
            : shared.Requests > 0 ? $"{Readable.Ratio(shared.WavefrontsPerRequest)} w"
            : flops > 0 ? Readable.Flops(flops)
            : $"{Readable.Count(line.Operations.Special)} sf";
        return new(line.Line!.Line, figure, string.Join(", ", Parts(line)), costly);
    }

    private static IEnumerable<string> Parts(LineReport line)
    {
        if (line.Global.Requests > 0)
            yield return $"{Readable.Bytes(line.Global.BytesMoved)} moved, "
                + $"{Readable.Per(line.Global.SectorsPerRequest, "sector")} per request, "
                + $"{Readable.Percent(line.Global.Efficiency)} of the bytes used";
        if (line.Shared.Requests > 0)
            yield return $"{Readable.Per(line.Shared.WavefrontsPerRequest, "wavefront")} per request of shared memory";
        if (line.Operations.Flops > 0) yield return Readable.Flops(line.Operations.Flops);
        if (line.Operations.Special > 0) yield return $"{Readable.Count(line.Operations.Special)} special functions";
    }
}
