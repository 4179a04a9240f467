using Headroom.Course.Units;

namespace Headroom.Course.Learning;

/// <summary>Hints come one at a time, and those already seen stay visible.</summary>
public static class HintTiers
{
    /// <summary>How many hints to show now: one more than before, up to all of them. What changes is handed to <paramref name="remember"/>.</summary>
    public static int Next(Exercise exercise, ExerciseProgress known, Action<Func<ExerciseProgress, ExerciseProgress>> remember)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(remember);
        var shown = Math.Min(known.Hints + 1, exercise.Hints.Count);
        if (shown > known.Hints) remember(was => was with { Hints = Math.Max(was.Hints, shown) });
        return shown;
    }
}
