using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Compiling;
using Headroom.Grading.Reporting;
using Headroom.Testing;
using Xunit.v3;

namespace Learner.Tests;

/// <summary>
/// Your files in exercises/, each a test: passed, failed, or skipped while nothing is written. A check of the same kind as
/// <c>./course check</c> decides, and remembers what came of it.
/// </summary>
[Machine]
[TestCaseOrderer<UnorderedTestCaseOrderer>] // that of the course
public sealed class ExercisesTest(Desk desk, ITestOutputHelper output) : IClassFixture<Desk>
{
    public static IEnumerable<TheoryDataRow<string>> Exercises =>
        Syllabus.LoadForLearner(CourseLayout.Find().Root).Units.SelectMany(unit => unit.Exercises.Select(exercise => Row(unit, exercise)));

    [Theory, MemberData(nameof(Exercises))]
    public async Task Exercise(string id)
    {
        var report = await Checked(id);
        var text = ReportText.Render(report);
        if (report is { Outcome: Outcome.CannotRun, MustRunHere: false }) Assert.Skip(report.Headline);
        if (report.Outcome == Outcome.CannotRun) Assert.Fail($"{report.Headline}\nOn a machine of this kind it must run.");
        if (report.Outcome == Outcome.NotAttempted) Assert.Skip("not attempted");
        if (report.Outcome == Outcome.TooNoisy) Assert.Skip($"correct, too noisy to judge\n{text}");
        if (report.Outcome == Outcome.Failed) throw new NotYetException(text, desk.Place(report));
        output.WriteLine(text);
    }

    private async Task<Report> Checked(string id)
    {
        try
        {
            return await desk.Check(id, TestContext.Current.CancellationToken);
        }
        catch (CompilerFailedException outOfReach)
        {
            Assert.Skip($"cannot run here: {outOfReach.Message}");
            throw;
        }
    }

    private static TheoryDataRow<string> Row(Unit unit, Exercise exercise) => new TheoryDataRow<string>(exercise.Id) { Label = "" }
        .WithTestDisplayName($"{exercise.Id} {exercise.Title}")
        .WithTrait("exercise", exercise.Id)
        .WithTrait("unit", unit.Id)
        .WithTrait("points", $"{exercise.Points}");
}
