using System.Text.Json;
using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Grading;

namespace Headroom.Cli.Authoring;

/// <summary>Which exercises a set of changed files concerns: their four parts, their entry of course.json, and graders that several share.</summary>
internal static class ChangedExercises
{
    private const string Manifest = "course.json", Graders = "tests/Graders/";

    /// <summary>The exercises in the course's order. <paramref name="manifestBefore"/> is course.json as it was, null where there was none.</summary>
    public static IReadOnlyList<Exercise> Among(Syllabus course, IReadOnlyCollection<string> files, string? manifestBefore, string manifestNow)
    {
        var entries = files.Contains(Manifest) ? EntriesThatDiffer(manifestBefore, manifestNow) : [];
        var shared = files.Where(file => file.StartsWith(Graders, StringComparison.Ordinal) && !course.Exercises.SelectMany(e => e.Choices).Any(e => IsGraderOf(file, e))).ToList();
        return [.. course.Exercises.Where(exercise => entries.Contains(exercise.Id) || exercise.Choices.Any(choice => files.Any(file => IsPartOf(file, choice)) || shared.Any(file => Serves(file, choice, course))))];
    }

    /// <summary>Folders of the library among the files: what grades every exercise.</summary>
    public static IReadOnlyList<string> Libraries(IEnumerable<string> files) =>
        [.. files.Where(file => file.StartsWith("lib/Headroom.Grading/", StringComparison.Ordinal) || file.StartsWith("lib/Headroom.Simulator/", StringComparison.Ordinal) || file.StartsWith("lib/Headroom/", StringComparison.Ordinal))
            .Select(file => string.Join('/', file.Split('/').Take(2))).Distinct()];

    private static bool IsPartOf(string file, Exercise exercise) =>
        file == exercise.ExerciseFile || file == exercise.SolutionFile || file == exercise.MutantsPage
        || file.StartsWith(exercise.MutantsFolder + "/", StringComparison.Ordinal) || IsGraderOf(file, exercise);

    // Intensity.cs has IntensityGrader.cs, and where that grew long IntensityGrader.Bounds.cs.
    private static bool IsGraderOf(string file, Exercise exercise) =>
        file.StartsWith(Graders, StringComparison.Ordinal) && Path.GetFileName(file).StartsWith(exercise.Grader + ".", StringComparison.Ordinal);

    // In a unit's folder: the unit's. Elsewhere: everybody's.
    private static bool Serves(string file, Exercise exercise, Syllabus course)
    {
        var folder = file[Graders.Length..].Split('/')[0];
        return course.Units.All(unit => unit.Folder != folder) || exercise.File.StartsWith(folder + "/", StringComparison.Ordinal);
    }

    private static HashSet<string> EntriesThatDiffer(string? before, string now)
    {
        var old = Entries(before);
        return [.. Entries(now).Where(entry => old.GetValueOrDefault(entry.Key) != entry.Value).Select(entry => entry.Key)];
    }

    // A manifest that cannot be read has no entries, so that all differ.
    private static Dictionary<string, string> Entries(string? manifest)
    {
        var entries = new Dictionary<string, string>();
        try
        {
            using var document = JsonDocument.Parse(manifest ?? "{}");
            if (!document.RootElement.TryGetProperty("units", out var units)) return entries;
            foreach (var exercise in units.EnumerateArray().SelectMany(unit => unit.GetProperty("exercises").EnumerateArray()))
                entries[exercise.GetProperty("id").GetString()!] = exercise.GetRawText();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            entries.Clear();
        }
        return entries;
    }
}
