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
        var all = course.Exercises.ToList();
        var passed = all.Count(e => known.GetValueOrDefault(e.Id)?.Passed is not null);
        var next = learner.NextExercise();
        var unit = next is null ? "" : $" · unit {next.Unit} {course.FindUnit(next.Unit).Slug}";
        screen.Write([new Span(course.Title, Ink.Strong), new Span($" · {passed} of {Text.Count(all.Count, "exercise")}{unit}")]);
        screen.Write(Text.Bar(passed, all.Count, BarWidth));
        screen.Blank();
        if (next is null) Finished(screen, all, known.Values.Sum(p => p.Points));
        else Step.Show(learner, next);
        return Exit.Ok;
    }

    private static void Finished(Screen screen, List<Exercise> all, int points)
    {
        screen.Labelled("done", new Span($"every exercise is passed: {points} of {all.Sum(e => e.Points)} points"));
        screen.Blank();
        screen.Labelled("final", new Span("./course check all --final", Ink.Path), new Span("   the same on fresh inputs"));
        screen.Labelled("map", new Span("./course list", Ink.Path));
    }
}
