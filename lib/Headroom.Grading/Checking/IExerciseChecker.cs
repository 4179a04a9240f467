using Headroom.Course.Units;

namespace Headroom.Grading.Checking;

/// <summary>Grades a file as a submission for an exercise.</summary>
public interface IExerciseChecker : IDisposable
{
    /// <summary>Checks <paramref name="file"/> (absolute path) as a submission for <paramref name="exercise"/>.</summary>
    Task<Report> Check(Exercise exercise, string file, CheckOptions options, CancellationToken cancel = default);
}
