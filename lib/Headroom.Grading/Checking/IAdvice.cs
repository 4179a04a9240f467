using Headroom.Course.Units;

namespace Headroom.Grading.Checking;

/// <summary>What to do after a check, in the words of a screen or of a notebook; null where nothing is to be said.</summary>
public interface IAdvice
{
    /// <param name="exercise">Passed.</param>
    /// <param name="next">The first that is not passed; null when all are.</param>
    string? Passed(Exercise exercise, Exercise? next);

    /// <summary>How to see the worked solution of an exercise that is passed.</summary>
    string? Solution(Exercise exercise);

    string? TooNoisy(Exercise exercise);

    string? NotAttempted(Exercise exercise);

    string? DoesNotCompile(Exercise exercise);

    /// <param name="exercise">Not passed yet.</param>
    /// <param name="tier">The number of the hint that would come next, from 1.</param>
    string? Hint(Exercise exercise, int tier);
}
