using System.Diagnostics;
using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Grading.Hosting;

namespace Headroom.Cli.Checks;

/// <summary>Units that train need libtorch, which is brought before the first check of one, outside of its budget of time.</summary>
internal static class TrainingNeeds
{
    /// <summary>
    /// Returns at once where none of <paramref name="exercises"/> trains, after 0.1 s where libtorch is there. Where it cannot be had the
    /// checks themselves say so.
    /// </summary>
    public static async Task Bring(Learner learner, IReadOnlyList<Exercise> exercises, CancellationToken cancel)
    {
        if (!exercises.Any(exercise => learner.Layout.TrainingUnits.Contains(exercise.Unit))) return;
        if (!File.Exists(learner.Layout.Training)) throw new CourseNotBuiltException(learner.Layout.Training);
        using var restore = Process.Start(new ProcessStartInfo(DotnetHost.Path, ["exec", learner.Layout.Training, "restore"])
        {
            WorkingDirectory = learner.Layout.Root,
        })!;
        await restore.WaitForExitAsync(cancel);
    }
}
