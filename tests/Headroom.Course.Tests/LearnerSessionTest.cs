using Headroom.Course.Learning;
using Headroom.Testing;

namespace Headroom.Course.Tests;

/// <summary>What a screen and a notebook have in common.</summary>
public sealed class LearnerSessionTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _problems = [];
    private readonly LearnerSession _session;

    public LearnerSessionTest() =>
        _session = new(CourseLayout.Find() with { Root = Repository.Root, BinFolder = _folder.Path }, _problems.Add);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Hints_come_one_at_a_time_and_stay_at_the_last()
    {
        var learner = InAFolderOfItsOwn();
        var exercise = learner.Course.Find("01.1");
        Assert.Equal(1, learner.HintAhead(exercise));
        Assert.Equal([1, 2, 3, 3], Enumerable.Range(0, 4).Select(_ => learner.TakeHint(exercise)));
        Assert.Equal(3, learner.Of(exercise).Hints);
    }

    [Fact]
    public void The_next_exercise_is_the_first_that_is_not_passed()
    {
        var learner = InAFolderOfItsOwn();
        Assert.Equal("01.1", learner.NextExercise()!.Id);
        learner.Remember(learner.Course.Find("01.1"), new Attempt(Passed: true, Points: 1, Choices: []));
        Assert.Equal("01.2", learner.NextExercise()!.Id);
        learner.Remember(learner.Course.Find("01.2"), new Attempt(Passed: false, Points: 0, Choices: []));
        Assert.Equal("01.2", learner.NextExercise()!.Id);
    }

    // Before 03.9 and 03.10 the course had these eight in unit 03.
    [Fact]
    public void Progress_from_before_an_exercise_came_in_between_keeps_every_point()
    {
        _folder.Write(".course/progress.json", """
            {
              "03.1": { "passed": "2026-11-20T10:00:00Z", "points": 3, "hints": 1 },
              "03.2": { "passed": "2026-11-20T11:00:00Z", "points": 2 },
              "03.3": { "passed": "2026-11-21T10:00:00Z", "points": 4 },
              "03.4": { "passed": "2026-11-21T11:00:00Z", "points": 3 },
              "03.5": { "passed": "2026-11-22T10:00:00Z", "points": 3 },
              "03.6": { "passed": "2026-11-22T11:00:00Z", "points": 4 },
              "03.7": { "passed": "2026-11-23T10:00:00Z", "points": 5 },
              "03.8": { "passed": "2026-11-23T11:00:00Z", "points": 6 }
            }
            """);
        var learner = InAFolderOfItsOwn();
        var attention = learner.Course.FindUnit("03").Exercises;
        Assert.Equal(
            ["03.1", "03.2", "03.9", "03.3", "03.4", "03.5", "03.6", "03.10", "03.7", "03.8"], attention.Select(exercise => exercise.Id));
        Assert.Equal([3, 2, 0, 4, 3, 3, 4, 0, 5, 6], attention.Select(exercise => learner.Of(exercise).Points));
        Assert.Equal(["03.9", "03.10"], attention.Where(exercise => learner.Of(exercise).Passed is null).Select(exercise => exercise.Id));
        foreach (var exercise in learner.Course.Exercises.TakeWhile(exercise => exercise.Unit != "03"))
            learner.Remember(exercise, new Attempt(Passed: true, Points: exercise.Points, Choices: []));
        Assert.Equal("03.9", learner.NextExercise()!.Id);
        Assert.Empty(_problems);
    }

    [Fact]
    public void The_default_path_comes_first_and_further_work_in_its_place_only_where_all_are_asked_for()
    {
        var learner = InAFolderOfItsOwn();
        foreach (var exercise in learner.Course.Exercises.TakeWhile(exercise => exercise.IsCore)) Pass(learner, exercise);
        var further = learner.Course.Exercises.First(exercise => !exercise.IsCore);
        Assert.Equal(further.Id, learner.NextExercise(all: true)!.Id);
        Assert.True(learner.NextExercise()!.IsCore);
        foreach (var exercise in learner.Course.Core) Pass(learner, exercise);
        Assert.Equal(further.Id, learner.NextExercise()!.Id);
        foreach (var exercise in learner.Course.Exercises) Pass(learner, exercise);
        Assert.Null(learner.NextExercise());
    }

    [Fact]
    public void Further_work_whose_needs_are_passed_goes_before_other_further_work()
    {
        var course = Sample.Load(Sample.Text) is var sample ? sample with
        {
            Units = [sample.Units[0] with
            {
                Exercises = [.. new[] { ("01.1", false, ""), ("01.2", false, "01.1"), ("01.3", false, "") }
                    .Select(one =>
                        sample.Find("01.1") with { Id = one.Item1, IsCore = one.Item2, Needs = one.Item3.Length > 0 ? [one.Item3] : [] })],
            }],
        } : null;
        Assert.Equal("01.1", course!.Next(new Dictionary<string, ExerciseProgress>())!.Id);
        var other = course with { Units = [course.Units[0] with { Exercises = [.. course.Exercises.Skip(1)] }] };
        Assert.Equal("01.3", other.Next(new Dictionary<string, ExerciseProgress>())!.Id);
    }

    private static void Pass(LearnerSession learner, Units.Exercise exercise) =>
        learner.Remember(exercise, new Attempt(Passed: true, Points: 1, Choices: []));

    [Fact]
    public void What_cannot_be_saved_is_told_and_does_not_throw()
    {
        _folder.Write(".course", "a file where the folder of progress belongs");
        var learner = InAFolderOfItsOwn();
        learner.Remember(learner.Course.Find("01.1"), new Attempt(Passed: true, Points: 1, Choices: []));
        Assert.StartsWith("progress is not saved: ", Assert.Single(_problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Solutions_stand_for_the_learners_files_until_the_run_ends()
    {
        var before = Submission.UsesSolutions;
        using (Submission.Use(solutions: true))
        {
            Assert.True(Submission.UsesSolutions);
            using (Submission.Use(solutions: false)) Assert.False(Submission.UsesSolutions);
            Assert.True(Submission.UsesSolutions);
        }
        Assert.Equal(before, Submission.UsesSolutions);
    }

    // The manifest alone, and nothing remembered yet.
    private LearnerSession InAFolderOfItsOwn()
    {
        foreach (var unit in _session.Course.Units) _folder.Write(unit.Notebook, "");
        foreach (var choice in _session.Course.Exercises.SelectMany(e => e.Choices)) Copy(choice.SolutionFile);
        foreach (var unit in _session.Course.Units) Directory.CreateDirectory(Path.Combine(_folder.Path, "tests", "Mutants", unit.Folder));
        foreach (var choice in _session.Course.Exercises.SelectMany(e => e.Choices)) Copy(choice.MutantsPage);
        Copy("course.json");
        return new(_session.Layout with { Root = _folder.Path }, _problems.Add);
    }

    private void Copy(string relative) => _folder.Write(relative, File.ReadAllText(Path.Combine(Repository.Root, relative)));
}
