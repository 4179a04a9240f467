using System.Text.Encodings.Web;
using System.Text.Json;

namespace Headroom.Bench;

/// <summary>Results as a line of text each, or as one JSON array.</summary>
public static class Table
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Of all processors: an editor and a browser that are open.
    private const double Quiet = 0.1;

    public static string Row(ClaimResult r)
    {
        var measured = r.Value is null ? r.Note : $"{Number(r.Value)} {r.Unit} ({Number(r.Low)} to {Number(r.High)}, {r.Note})";
        var against = r.Baseline.Length > 0 ? $", against {r.Baseline}" : "";
        var mark = r.IsInformation ? "info   " : r.Met ? "met    " : "NOT MET";
        var goal = r.IsInformation ? "" : $"; goal {Number(r.Goal)} {r.Unit}";
        var busy = r.OtherWork > Quiet ? $"; the machine was busy with other work to {r.OtherWork:0 %}" : "";
        return $"{mark}  {r.Id,-22} {measured}{goal}{against}{busy}\n         {"",-22} {r.What}";
    }

    public static string Summary(IReadOnlyList<ClaimResult> results, int asked)
    {
        var judged = results.Where(r => r is { IsInformation: false, Value: not null }).ToArray();
        var unmeasured = results.Count(r => r.Value is null);
        return $"{results.Count} of {asked} claims in {results.Sum(r => r.Seconds) / 60:0.0} minutes: "
            + $"{judged.Count(r => r.Met)} of {judged.Length} goals met"
            + (unmeasured > 0 ? $", {unmeasured} cannot be measured here" : "");
    }

    /// <summary>A goal as readers write it: at most 2 s, at least 1.5 x.</summary>
    public static string Goal(Claim claim) => claim.IsInformation
        ? "none"
        : $"at {(claim.Better == Better.Lower ? "most" : "least")} {Number(claim.Goal)} {claim.Unit}".TrimEnd();

    public static string Json(IReadOnlyList<ClaimResult> results) => JsonSerializer.Serialize(results, s_options);

    private static string Number(double? value) => value?.ToString("0.###") ?? "-";
}
