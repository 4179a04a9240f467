using Headroom.Course.Learning;

namespace Headroom.Cli.Protocol;

/// <summary>How far a learner is with an exercise.</summary>
internal enum ExerciseState
{
    NotAttempted,

    /// <summary>Checked, and not passed so far.</summary>
    Tried,
    Passed,
}

internal static class ExerciseStates
{
    public static ExerciseState Of(ExerciseProgress progress) =>
        progress.Passed is not null ? ExerciseState.Passed : progress.Attempts > 0 ? ExerciseState.Tried : ExerciseState.NotAttempted;
}
