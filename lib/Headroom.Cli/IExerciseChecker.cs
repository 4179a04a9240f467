using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;

namespace Headroom.Cli;

/// <summary>Grades a file as a submission for an exercise.</summary>
internal interface IExerciseChecker : IDisposable
{
    Task<Report> Check(Exercise exercise, string file, CheckOptions options, CancellationToken cancel);
}

/// <summary>The real one: compiles the file and grades it in a child process that stays warm.</summary>
internal sealed class ExerciseChecker(CourseLayout layout) : IExerciseChecker
{
    private readonly Checker checker = new(layout);

    public Task<Report> Check(Exercise exercise, string file, CheckOptions options, CancellationToken cancel) =>
        checker.Check(exercise, file, options, cancel);

    public void Dispose() => checker.Dispose();
}
