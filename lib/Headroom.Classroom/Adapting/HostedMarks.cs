using Headroom.Classroom.Compiling;
using Headroom.Classroom.Containing;
using Headroom.Classroom.Intake;
using Headroom.Classroom.Marking;
using Headroom.Course;
using Headroom.Course.Units;

namespace Headroom.Classroom.Adapting;

/// <summary>One submission in a system that gives each a container of its own: that container is the sandbox.</summary>
/// <param name="Marks">In the order of the exercises.</param>
/// <param name="Problems">What could not be read.</param>
/// <param name="Seconds">Wall time of all.</param>
public sealed record HostedMarks(IReadOnlyList<(Exercise Exercise, Mark Mark)> Marks, IReadOnlyList<string> Problems, double Seconds)
{
    /// <summary>What counts: a held mark is the host's to give, by a person.</summary>
    public static double Points(Mark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return mark.Held is null ? mark.Points : 0;
    }

    public double Total => Marks.Sum(one => Points(one.Mark));

    public int OutOf => Marks.Sum(one => one.Exercise.Points);

    /// <summary>Marks the files in a folder, with seeds that nobody has had before.</summary>
    /// <param name="layout">Where the course is.</param>
    /// <param name="folder">What the learner handed in.</param>
    /// <param name="exercises">Those that are asked for.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<HostedMarks> Of(
        CourseLayout layout, string folder, IReadOnlyList<Exercise> exercises, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(exercises);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var run = RunFile.New([.. exercises.Select(exercise => exercise.Id)], [], null, isSandboxed: false);
        var wanted = exercises.SelectMany(exercise => exercise.FilesToRead).ToHashSet();
        var submitted = await new HandedIn("submission", folder, IsGit: false).Read(wanted, new IntakeLimits(), cancel);
        using var compiler = new CompileService(layout);
        using var witness = new Witness(layout);
        using var marker = new LearnerMarker("submission", layout, Containments.None, compiler, witness);
        var marks = new List<(Exercise, Mark)>();
        foreach (var exercise in exercises)
            marks.Add((exercise, await marker.Grade(exercise, submitted.Files, run.SeedOf(exercise.Id), cancel)));
        return new(marks, submitted.Problems, clock.Elapsed.TotalSeconds);
    }
}
