using Headroom.Course;
using Headroom.Course.Learning;
using Headroom.Course.Units;

namespace Headroom.Grading.Reporting;

/// <summary>The map of the course: units, exercises, marks and points.</summary>
public static class CourseMap
{
    private const int Width = 64;

    public static IEnumerable<ReportLine> Lines(Syllabus course, IReadOnlyDictionary<string, ExerciseProgress> known)
    {
        ArgumentNullException.ThrowIfNull(course);
        return Lines(course.Units, known);
    }

    /// <summary>The map of some units.</summary>
    public static IEnumerable<ReportLine> Lines(IReadOnlyList<Unit> units, IReadOnlyDictionary<string, ExerciseProgress> known)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(known);
        return [.. units.SelectMany(unit => Unit(unit, known)), new(new Piece("● passed   ◐ tried   ○ not attempted", Ink.Muted))];
    }

    private static IEnumerable<ReportLine> Unit(Unit unit, IReadOnlyDictionary<string, ExerciseProgress> known)
    {
        var points = unit.Exercises.Sum(e => known.GetValueOrDefault(e.Id, ExerciseProgress.None).Points);
        yield return ReportLine.Ends(
            new Piece($"{unit.Id} {unit.Title}", Ink.Strong),
            new Piece($"{points} of {Numbers.Count(unit.Exercises.Sum(e => e.Points), "point")}", Ink.Muted), Width);
        yield return new(
            new Piece("   "), new Piece(unit.Notebook, Ink.Path),
            new Piece(unit.BuildsOn.Count > 0 ? $"   after {string.Join(", ", unit.BuildsOn)}" : "", Ink.Muted));
        foreach (var exercise in unit.Exercises) yield return Line(exercise, known.GetValueOrDefault(exercise.Id, ExerciseProgress.None));
        yield return ReportLine.Blank;
    }

    private static ReportLine Line(Exercise exercise, ExerciseProgress progress)
    {
        var (mark, spoken, ink) = progress switch
        {
            { Passed: not null } => ("●", "passed", Ink.Good),
            { Attempts: > 0 } => ("◐", "tried", Ink.Plain),
            _ => ("○", "not attempted", Ink.Muted),
        };
        var worth = $"{(exercise.IsCore ? "" : "further · ")}{Numbers.Count(exercise.Points, "point")}";
        var ends = ReportLine.Ends(new Piece($"{exercise.Id} {exercise.Title}"), new Piece(worth, Ink.Muted), Width - 5);
        return new([new Piece("   "), new Piece(mark, ink, spoken), new Piece(" "), .. ends.Pieces]);
    }
}
