using System.Text.Json;
using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Grading;

namespace Headroom.Cli.Authoring;

/// <summary>Which exercises a set of changed files concerns: by their four parts, their entry of course.json, and shared graders.</summary>
internal static class ChangedExercises
{
    private const string Manifest = "course.json";
    private static readonly string[] s_graders = ["tests/Graders/", "tests/TrainingGraders/"];
    private static readonly string[] s_libraries =
        ["lib/Headroom", "lib/Headroom.Course", "lib/Headroom.Grading", "lib/Headroom.Simulator"];

    /// <summary>The exercises in the course's order.</summary>
    /// <param name="manifestBefore">course.json as it was, null where there was none.</param>
    public static IReadOnlyList<Exercise> Among(
        Syllabus course, IReadOnlyCollection<string> files, string? manifestBefore, string manifestNow)
    {
        var entries = files.Contains(Manifest) ? EntriesThatDiffer(manifestBefore, manifestNow) : [];
        var choices = course.Exercises.SelectMany(exercise => exercise.Choices).ToList();
        var shared = files.Where(file => IsGraders(file) && !choices.Exists(choice => IsGraderOf(file, choice))).ToList();
        return [.. course.Exercises.Where(exercise => entries.Contains(exercise.Id) || exercise.Choices.Any(IsConcerned))];

        bool IsConcerned(Exercise choice) =>
            files.Any(file => IsPartOf(file, choice)) || shared.Exists(file => Serves(file, choice, course));
    }

    /// <summary>Folders of the library among the files: what grades every exercise.</summary>
    public static IReadOnlyList<string> Libraries(IEnumerable<string> files) =>
        [.. s_libraries.Where(library => files.Any(file => In(library + "/", file)))];

    private static bool In(string folder, string file) => file.StartsWith(folder, StringComparison.Ordinal);

    private static bool IsGraders(string file) => s_graders.Any(folder => In(folder, file));

    private static bool IsPartOf(string file, Exercise exercise) =>
        file == exercise.ExerciseFile || file == exercise.SolutionFile || file == exercise.MutantsPage
        || In(exercise.MutantsFolder + "/", file) || IsGraderOf(file, exercise);

    // Intensity.cs has IntensityGrader.cs, and where that grew long IntensityGrader.Bounds.cs.
    private static bool IsGraderOf(string file, Exercise exercise) =>
        IsGraders(file) && Path.GetFileName(file).StartsWith(exercise.Grader + ".", StringComparison.Ordinal);

    // In a unit's folder: the unit's. Elsewhere: everybody's.
    private static bool Serves(string file, Exercise exercise, Syllabus course)
    {
        var folder = file.Split('/')[2];
        return course.Units.All(unit => unit.Folder != folder) || In(folder + "/", exercise.File);
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
