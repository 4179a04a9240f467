using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Grading.Checking;

/// <summary>
/// The last report of an exercise as it was printed, in <c>.course/reports/02.5.json</c>: who reports a mistake of a grader needs it.
/// </summary>
/// <param name="Outcome">Of the check.</param>
/// <param name="Seed">Of its inputs.</param>
/// <param name="Sha256">Of the files that it is about: those of now may be others.</param>
/// <param name="Text">As on a screen of 100 columns.</param>
public sealed record LastReport(Outcome Outcome, int Seed, string Sha256, string Text)
{
    /// <summary>What was counted beside its limits, for a page of what a learner did; null in a file of an older version.</summary>
    public IReadOnlyList<KeptCount>? Counts { get; init; }

    /// <summary>Null where there was no check yet, or the file cannot be read.</summary>
    public static LastReport? Of(CourseLayout layout, Exercise exercise)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(PathOf(layout, exercise)), LastReportJson.Default.LastReport);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps a report; a disk that refuses is no fault of a check.</summary>
    internal static void Keep(CourseLayout layout, Exercise exercise, string files, Report report)
    {
        try
        {
            var kept = new LastReport(report.Outcome, report.Seed, files, ReportText.Render(report))
            {
                Counts = [.. report.Budget.Where(row => row.IsCount && !row.IsConsequence)
                    .Select(row => new KeptCount(row.What, row.Yours, row.Limit, row.Naive))],
            };
            AtomicFile.Write(PathOf(layout, exercise), JsonSerializer.Serialize(kept, LastReportJson.Default.LastReport));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>SHA-256 of the learner's files of an exercise; of nothing where they cannot be read.</summary>
    public static string HashOf(CourseLayout layout, Exercise exercise)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(exercise);
        var texts = exercise.Choices.Select(choice => Content(layout.PathTo(choice.ExerciseFile)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts))));
    }

    private static string Content(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string PathOf(CourseLayout layout, Exercise exercise) =>
        Path.Combine(layout.StateFolder, "reports", exercise.Id + ".json");
}

/// <summary>A count of a report, its limit, and that of a simpler version where it was worked out.</summary>
public readonly record struct KeptCount(string What, double Yours, double Limit, double? Naive);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LastReport))]
internal sealed partial class LastReportJson : JsonSerializerContext;
