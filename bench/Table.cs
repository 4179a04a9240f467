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

    public static string Row(ClaimResult r)
    {
        var measured = r.Value is null ? r.Note : $"{Number(r.Value)} {r.Unit} ({Number(r.Low)} to {Number(r.High)}, {r.Note})";
        var against = r.Baseline.Length > 0 ? $", against {r.Baseline}" : "";
        var mark = r.IsInformation ? "info   " : r.Met ? "met    " : "NOT MET";
        var goal = r.IsInformation ? "" : $"; goal {Number(r.Goal)} {r.Unit}";
        return $"{mark}  {r.Id,-22} {measured}{goal}{against}\n         {"",-22} {r.What}";
    }

    public static string Json(IReadOnlyList<ClaimResult> results) => JsonSerializer.Serialize(results, s_options);

    private static string Number(double? value) => value?.ToString("0.###") ?? "-";
}
