using System.Diagnostics;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Bench.Claims;

/// <summary>A class of right submissions in a throw-away folder, and the command that grades it.</summary>
internal sealed class ClassFolder : IDisposable
{
    private readonly CourseLayout _layout = CourseLayout.Find();
    private readonly string _root = Directory.CreateTempSubdirectory("headroom-bench-class-").FullName;

    /// <param name="learners">How many.</param>
    /// <param name="units">Units or exercises, as <c>--units</c> takes them.</param>
    public ClassFolder(int learners, string units)
    {
        Units = units;
        var course = Syllabus.Load(_layout.Root);
        var files = course.Exercises.Where(exercise => exercise.Id == units || exercise.Unit == units).SelectMany(exercise =>
            exercise.Choices)
            .ToList();
        for (var learner = 0; learner < learners; learner++)
            foreach (var choice in files)
            {
                var target = Path.Combine(_root, "in", $"{learner:0000}", choice.ExerciseFile);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(_layout.PathTo(choice.SolutionFile), target);
            }
    }

    public string Units { get; }

    /// <summary>How many submissions have all their points.</summary>
    public int Passed => File.ReadLines(Path.Combine(_root, "out", "gradebook.csv")).Skip(1)
        .Count(row => row.Split(',') is [_, var points, var outOf, ..] && points == outOf);

    /// <summary>Starts grading on two jobs.</summary>
    public Process Grade() => Process.Start(new ProcessStartInfo(DotnetHost.Path,
    [
        "exec", _layout.Command, "grade", Path.Combine(_root, "in"), "--out", Path.Combine(_root, "out"), "--units", Units, "--jobs", "2",
            "--trust",
    ]) { RedirectStandardOutput = true })!;

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
