using Headroom.Course.Units;

namespace Headroom.Course;

/// <summary>Which file of an exercise stands for the learner's: theirs, or the worked solution when a whole run asks for solutions.</summary>
public static class Submission
{
    /// <summary>Set to <c>solutions</c> by <c>./course run --solutions</c>.</summary>
    public const string Variable = "HEADROOM_SUBMISSIONS";

    public static bool UsesSolutions => Environment.GetEnvironmentVariable(Variable) == "solutions";

    /// <summary>The path, relative to the course's folder.</summary>
    public static string FileOf(Exercise exercise) => UsesSolutions ? exercise.SolutionFile : exercise.ExerciseFile;
}
