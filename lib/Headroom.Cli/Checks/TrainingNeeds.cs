using Headroom.Course.Units;
using Headroom.Grading.Checking;

namespace Headroom.Cli.Checks;

/// <summary>Units that train need libtorch: it is brought before a check or notebook of one, outside of its budget of time.</summary>
internal static class TrainingNeeds
{
    /// <summary>
    /// Returns at once where none of <paramref name="exercises"/> trains, after 0.1 s where libtorch is there. Where it cannot be had the
    /// checks themselves say so.
    /// </summary>
    public static async Task Bring(Learner learner, IReadOnlyList<Exercise> exercises, CancellationToken cancel)
    {
        if (exercises.Any(exercise => learner.Layout.TrainingUnits.Contains(exercise.Unit)))
            await TrainingProgram.Restore(learner.Layout, tell: null, cancel);
    }
}
