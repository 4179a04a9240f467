using System.Collections.Concurrent;
using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;

namespace Headroom.Classroom.Marking;

/// <summary>
/// The same graders in a process that never loads a submission: it grades the worked solution with the same seed, and what it expects of
/// each case is what must have been expected of a submission that passed. A file that changed the inputs behind a reference is told by
/// that.
/// </summary>
public sealed class Witness(CourseLayout layout) : IDisposable
{
    private readonly ConcurrentDictionary<(string Exercise, string File, int Seed),
        Lazy<Task<IReadOnlyList<CaseFingerprint>?>>> _known = [];
    private readonly SemaphoreSlim _one = new(1);
    private Checker? _checker;

    /// <summary>Why a pass is not believed; null where the two processes agree.</summary>
    /// <param name="exercise">Of one file.</param>
    /// <param name="report">Of a submission that passed.</param>
    /// <param name="cancel">Ends the asking.</param>
    public async Task<string?> Doubts(Exercise exercise, Report report, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        ArgumentNullException.ThrowIfNull(report);
        var expected = await _known.GetOrAdd(
            (exercise.Id, exercise.File, report.Seed),
            _ => new(() => Grade(exercise, report.Seed, cancel))).Value;
        if (expected is null) return null; // it cannot run here either, and says so of every file
        return report.Expected is { } given && given.SequenceEqual(expected)
            ? null
            : $"what was expected of it on {FirstOther(report.Expected ?? [], expected)} is not what a process without it expects";
    }

    public void Dispose()
    {
        _checker?.Dispose();
        _one.Dispose();
    }

    private async Task<IReadOnlyList<CaseFingerprint>?> Grade(Exercise exercise, int seed, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            _checker ??= new Checker(layout);
            var options = new CheckOptions { Final = true, Seed = seed, IsExamined = true };
            var report = await _checker.Check(exercise, layout.PathTo(exercise.SolutionFile), options, cancel);
            return report.Outcome is Outcome.Passed or Outcome.TooNoisy ? report.Expected : null;
        }
        finally
        {
            _one.Release();
        }
    }

    private static string FirstOther(IReadOnlyList<CaseFingerprint> given, IReadOnlyList<CaseFingerprint> expected)
    {
        for (var i = 0; i < expected.Count; i++)
            if (i >= given.Count || given[i] != expected[i]) return expected[i].Case;
        return given.Count > expected.Count ? given[expected.Count].Case : "its cases";
    }
}
