using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary>No verb: how far the learner is, and the one next step.</summary>
internal static class OverviewVerb
{
    private const int BarWidth = 36;

    public static int Run(Learner learner)
    {
        var (screen, course) = (learner.Screen, learner.Course);
        var known = learner.Progress();
        var core = course.Core.ToList();
        var passed = core.Count(IsPassed);
        var further = course.Exercises.Count(e => !e.IsCore && IsPassed(e)) is > 0 and var more ? $" · {more} further" : "";
        var next = learner.NextExercise();
        var unit = next is null ? "" : $" · unit {next.Unit} {course.FindUnit(next.Unit).Slug}";
        screen.Write(
            [new Piece(course.Title, Ink.Strong), new Piece($" · {passed} of {Text.Count(core.Count, "exercise")}{further}{unit}")]);
        screen.Write(Text.Bar(passed, core.Count, BarWidth));
        screen.Blank();
        if (next is null) Finished(screen, [.. course.Exercises], known.Values.Sum(p => p.Points));
        else
        {
            if (passed == core.Count)
                screen.Labelled("done", new Piece("the course's default path is passed; what follows is further work"));
            Step.Show(learner, next);
        }
        return Exit.Ok;

        bool IsPassed(Exercise exercise) => known.GetValueOrDefault(exercise.Id)?.Passed is not null;
    }

    private static void Finished(Screen screen, List<Exercise> all, int points)
    {
        screen.Labelled("done", new Piece($"every exercise is passed: {points} of {all.Sum(e => e.Points)} points"));
        screen.Blank();
        screen.Labelled("final", new Piece("./course check all --final", Ink.Path), new Piece("   the same on fresh inputs"));
        screen.Labelled("map", new Piece("./course list", Ink.Path));
    }
}
