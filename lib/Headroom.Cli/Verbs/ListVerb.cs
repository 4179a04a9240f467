using System.CommandLine;
using Headroom.Cli.Progress;
using Headroom.Cli.Screens;
using Headroom.Grading;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>list</c>: the map of units and exercises.</summary>
internal static class ListVerb
{
    public static Command Create(Learner learner)
    {
        var command = new Command("list", "The map: units, exercises, marks and points.");
        command.SetAction(_ => Run(learner));
        return command;
    }

    private static int Run(Learner learner)
    {
        var known = learner.Progress.Read();
        foreach (var unit in learner.Course.Units)
        {
            Unit(learner.Screen, unit, known);
            learner.Screen.Blank();
        }
        learner.Screen.Write(new Span("● passed   ◐ tried   ○ not attempted", Ink.Muted));
        return Exit.Ok;
    }

    private static void Unit(Screen screen, Unit unit, IReadOnlyDictionary<string, ExerciseProgress> known)
    {
        var points = unit.Exercises.Sum(e => known.GetValueOrDefault(e.Id, ExerciseProgress.None).Points);
        screen.Write(Text.Ends(
            new Span($"{unit.Id} {unit.Title}", Ink.Strong),
            new Span($"{points} of {Text.Count(unit.Exercises.Sum(e => e.Points), "point")}", Ink.Muted), Width));
        screen.Write([new Span("   "), new Span(unit.Notebook, Ink.Path), new Span(unit.BuildsOn.Count > 0 ? $"   after {string.Join(", ", unit.BuildsOn)}" : "", Ink.Muted)]);
        foreach (var exercise in unit.Exercises) screen.Write([.. Line(exercise, known.GetValueOrDefault(exercise.Id, ExerciseProgress.None))]);
    }

    private static IEnumerable<Span> Line(Exercise exercise, ExerciseProgress progress)
    {
        var (mark, ink) = progress switch
        {
            { Passed: not null } => ("●", Ink.Good),
            { Attempts: > 0 } => ("◐", Ink.Plain),
            _ => ("○", Ink.Muted),
        };
        yield return new Span($"   {mark} ", ink);
        foreach (var span in Text.Ends(new Span($"{exercise.Id} {exercise.Title}"), new Span(Text.Count(exercise.Points, "point"), Ink.Muted), Width - 5)) yield return span;
    }

    private const int Width = 64;
}
