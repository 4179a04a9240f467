using System.Text.Json.Nodes;
using Headroom.Grading;
using Headroom.Grading.Reporting;
using Headroom.Hardware;
using Headroom.Kernels;
using Headroom.Rooflines;
using Headroom.Simulator;
using Headroom.Web.Figures;

namespace Headroom.Web.Checking;

/// <summary>What the page gets of a check: the report in three forms, and what was counted.</summary>
/// <param name="Report">Of the check.</param>
/// <param name="Launches">Those that were metered.</param>
/// <param name="Problems">What could not be read or saved.</param>
internal sealed record Answer(Report Report, IReadOnlyList<LaunchReport> Launches, IReadOnlyList<string> Problems)
{
    public string ToJson()
    {
        var shown = Largest();
        return new JsonObject
        {
            ["report"] = JsonNode.Parse(ReportJson.Write(Report)),
            ["text"] = ReportText.Render(Report),
            ["card"] = ReportHtml.Render(Report),
            ["launch"] = shown is null ? null : LaunchHtml.Of(shown, new Roofline(Devices.H100Sxm, Dtype.Fp32)),
            ["lines"] = new JsonArray([.. MarginLine.Of(shown).Select(line => line.ToJson())]),
            ["problems"] = new JsonArray([.. Problems.Select(problem => JsonValue.Create(problem))]),
        }.ToJsonString();
    }

    // Of many launches the one that moved most: small ones are there for their edges.
    private LaunchReport? Largest() => Launches.MaxBy(launch => launch.Counters!.Global.BytesMoved);
}
