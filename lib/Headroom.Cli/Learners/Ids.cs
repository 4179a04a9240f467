using Headroom.Course;
using Headroom.Course.Units;

namespace Headroom.Cli.Learners;

/// <summary>What an id on the command line stands for: an exercise (01.2), a unit (01 or its short name), or all.</summary>
internal static class Ids
{
    public const string All = "all";

    /// <summary>The exercises meant by <paramref name="id"/>; without one, the next that is not passed.</summary>
    /// <exception cref="UsageException">No exercise or unit has this id.</exception>
    public static IReadOnlyList<Exercise> Exercises(this Learner learner, string? id)
    {
        var course = learner.Course;
        if (id is null)
            return [learner.NextExercise()
                ?? throw new UsageException(
                    "Every exercise is passed. Name one to check it again: ./course check 01.1, or ./course check all.")];
        if (id == All) return [.. course.Exercises];
        if (course.Exercises.FirstOrDefault(e => e.Id == Syllabus.Full(id)) is { } exercise) return [exercise];
        if (UnitNamed(course, id) is { } unit) return unit.Exercises;
        throw Unknown("exercise or unit", id, course.Exercises.Select(e => e.Id).Concat(course.Units.Select(u => u.Id)));
    }

    /// <summary>The one exercise with this id; without one, the next that is not passed, else the last.</summary>
    /// <exception cref="UsageException">No exercise has this id.</exception>
    public static Exercise Exercise(this Learner learner, string? id)
    {
        if (id is null) return learner.NextExercise() ?? learner.Course.Exercises.Last();
        if (UnitNamed(learner.Course, id) is { } unit)
            throw new UsageException($"{id} is a unit. Name one of its exercises: {string.Join(", ", unit.Exercises.Select(e => e.Id))}.");
        return learner.Course.Find(id);
    }

    /// <summary>The units meant by <paramref name="id"/>; without one, the first.</summary>
    /// <exception cref="UsageException">No unit has this id.</exception>
    public static IReadOnlyList<Unit> Units(this Learner learner, string? id)
    {
        var course = learner.Course;
        if (id is null) return [course.Units[0]];
        if (id == All) return course.Units;
        return [UnitNamed(course, id) ?? throw Unknown("unit", id, course.Units.Select(u => u.Id))];
    }

    private static Unit? UnitNamed(Syllabus course, string id) =>
        course.Units.FirstOrDefault(unit => unit.Id == Syllabus.Full(id) || unit.Slug == id || unit.Folder == id);

    private static UsageException Unknown(string kind, string id, IEnumerable<string> known) =>
        new($"no {kind} \"{Printable(id)}\". Nearest: {string.Join(", ", Nearest.Of(id, known))}. The map: ./course list");

    // What was typed may hold what a terminal would act on.
    internal static string Printable(string typed) =>
        new([.. typed.Take(60).Select(c => char.IsControl(c) ? '?' : c)]);
}
