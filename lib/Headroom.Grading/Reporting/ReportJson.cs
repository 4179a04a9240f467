using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.Grading.Reporting;

/// <summary>Reports as JSON. Source-generated, because reflection would cost a check its first 100 ms.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(IReadOnlyList<Report>))]
public sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>The report as indented JSON, one object.</summary>
    public static string Write(Report report) => JsonSerializer.Serialize(report, Indented.Report);

    /// <summary>Several reports as an indented JSON array.</summary>
    public static string Write(IReadOnlyList<Report> reports) => JsonSerializer.Serialize(reports, Indented.IReadOnlyListReport);

    // Not an initializer: Default, in the generated half, may not be set yet when this half is initialized.
    private static ReportJson? s_indented;

    private static ReportJson Indented =>
        s_indented ??= new ReportJson(new JsonSerializerOptions(Default.Options) { WriteIndented = true });
}
