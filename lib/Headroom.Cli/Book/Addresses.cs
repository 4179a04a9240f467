using Headroom.Course;
using Headroom.Course.Units;

namespace Headroom.Cli.Book;

/// <summary>Where everything is in the book; all pages lie in one folder.</summary>
internal static class Addresses
{
    public const string Front = "index.html";

    public static string Notebook(Unit unit) => $"{Path.GetFileNameWithoutExtension(unit.Notebook)}.html";

    public static string Exercises(Unit unit) => $"{Path.GetFileNameWithoutExtension(unit.Notebook)}-exercises.html";

    public static string Exercise(Syllabus course, Exercise exercise) => $"{Exercises(course.FindUnit(exercise.Unit))}#{Anchor(exercise)}";

    public static string Anchor(Exercise exercise) => $"ex-{exercise.Id.Replace('.', '-')}";
}
