using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;

namespace Learner.Tests;

/// <summary>The learner in the course, and one warm checker for all tests of a run.</summary>
public sealed class Desk : IDisposable
{
    private readonly LearnerSession _learner = new(CourseLayout.Find(), Console.Error.WriteLine);
    private readonly Lazy<Checker> _checker;

    public Desk() => _checker = new(() => new Checker(_learner.Layout));

    public Task<Report> Check(string id, CancellationToken cancel) =>
        new LearnerCheck(_learner, _checker.Value, new CommandAdvice()).Check(_learner.Course.Find(id), new CheckOptions(), cancel);

    /// <summary>The place that the report names, or else where the marked region begins; file (absolute) and line.</summary>
    internal (string File, int Line) Place(Report report) =>
        report.Places.FirstOrDefault(place => place.File.Length > 0) is { } place
            ? (_learner.Layout.PathTo(place.File), place.Line)
            : Region(Written(_learner.Course.Find(report.Exercise), report));

    public void Dispose()
    {
        if (_checker.IsValueCreated) _checker.Value.Dispose();
    }

    // Of several files the one that the report is about.
    private static Exercise Written(Exercise exercise, Report report) =>
        exercise.Choices.FirstOrDefault(choice => report.Headline.StartsWith(choice.Name + ":", StringComparison.Ordinal)) ?? exercise;

    private (string File, int Line) Region(Exercise exercise)
    {
        var file = _learner.Layout.PathTo(exercise.ExerciseFile);
        var begin = File.Exists(file) ? Array.FindIndex(File.ReadAllLines(file), line => line.Trim() == Stub.Begin) : 0;
        return (file, Math.Max(0, begin) + 1);
    }
}
