using Headroom.Course.Units;

namespace Headroom.Course.Tests;

/// <summary>What every returned course must satisfy, said again and independently of the loader.</summary>
internal static class SyllabusInvariant
{
    public static void Check(Syllabus course)
    {
        Holds(Filled(course.Title, 60), "title");
        Holds(course.Units.Count is > 0 and < 100, "units");
        Rising(course.Units.Select(unit => unit.Id));
        Unlike(course.Units.Select(unit => unit.Notebook));
        Unlike(course.Exercises.SelectMany(exercise => exercise.Choices).Select(choice => choice.File));
        Unlike(course.Exercises.SelectMany(exercise => exercise.Choices).Select(choice => choice.Grader));
        var ids = course.Exercises.Select(exercise => exercise.Id).ToList();
        Holds(course.Exercises.All(exercise => exercise.Needs.All(ids[..ids.IndexOf(exercise.Id)].Contains)), "needs");
        for (var at = 0; at < course.Units.Count; at++) CheckUnit(course.Units[at], [.. course.Units.Take(at).Select(unit => unit.Id)]);
    }

    private static void CheckUnit(Unit unit, string[] earlier)
    {
        Holds(unit.Id.Length == 2 && unit.Id.All(char.IsAsciiDigit), "unit id");
        Holds(Filled(unit.Title, 60) && Filled(unit.Summary, 200) && Filled(unit.Slug, 30), "unit texts");
        Holds(Inside(unit.Notebook) && unit.Notebook.StartsWith("notebooks/") && unit.Notebook.EndsWith(".ipynb"), "notebook");
        Holds(unit.BuildsOn.All(earlier.Contains) && unit.BuildsOn.Distinct().Count() == unit.BuildsOn.Count, "builds_on");
        Holds(unit.Exercises.Count is > 0 and < 100, "exercises");
        Unlike(unit.Exercises.Select(exercise => exercise.Id));
        foreach (var choice in unit.Exercises.SelectMany(exercise => exercise.Choices)) CheckExercise(choice, unit);
    }

    private static void CheckExercise(Exercise exercise, Unit unit)
    {
        Holds(exercise.Unit == unit.Id && exercise.Id.StartsWith(unit.Id + ".") && int.Parse(exercise.Id[3..]) > 0, "exercise id");
        Holds(Filled(exercise.Title, 60) && Filled(exercise.Objective, 200) && Filled(exercise.OutOfScope, 200)
            && Filled(exercise.Grader, 60), "exercise texts");
        Holds(exercise.File.StartsWith($"{unit.Id}-{unit.Slug}/") && exercise.File.EndsWith(".cs"), "file");
        Holds(Inside(exercise.ExerciseFile) && Inside(exercise.SolutionFile) && Inside(exercise.MutantsPage), "paths");
        Holds(exercise.Lines is > 0 and <= 60 && exercise.Points is > 0 and <= 10, "lines and points");
        Holds(exercise.Minutes is >= 2 and <= 60, "minutes");
        Holds(exercise.Hints.Count == 3 && exercise.Hints.All(hint => Filled(hint, 600)), "hints");
        Unlike(exercise.Hints);
        // The longest is 10.4's, two kernels to be mended; a file has at most 60 lines with it.
        Holds(exercise.Starter.Count <= 45 && exercise.Starter.All(line => Plain(line, 160)), "starter");
        CheckBudgets(exercise.Budgets);
    }

    private static void CheckBudgets(Budgets budgets)
    {
        Holds(budgets.Seconds is > 0 and <= 600 && budgets.MemoryMb is >= 64 and <= 65536, "seconds and memory");
    }

    private static bool Filled(string? text, int longest) => !string.IsNullOrWhiteSpace(text) && Plain(text, longest);

    private static bool Plain(string text, int longest) => text.Length <= longest && !text.Any(char.IsControl) && !text.Contains('\uFEFF');

    private static bool Inside(string path) =>
        !path.Split('/').Any(part => part is "" or "." or "..") && !path.Contains('\\') && !path.Contains(':');

    private static void Rising(IEnumerable<string> ids) =>
        Holds(ids.Zip(ids.Skip(1)).All(pair => string.CompareOrdinal(pair.First, pair.Second) < 0), "order");

    private static void Unlike(IEnumerable<string> texts) =>
        Holds(texts.Distinct(StringComparer.OrdinalIgnoreCase).Count() == texts.Count(), "duplicates");

    private static void Holds(bool condition, string what) => Assert.True(condition, $"a course was returned whose {what} do not hold");
}
