using Headroom.Course.Units;

namespace Headroom.Cli.Learners;

/// <summary>How much an exercise is, from minutes to points, as one line.</summary>
internal static class ExerciseSize
{
    public static string Of(Exercise exercise)
    {
        var place = exercise.IsCore ? "" : "further · ";
        return $"{place}{Text.Count(exercise.Minutes, "minute")} · about {Text.Count(exercise.Lines, "line")} · {Text.Count(exercise.Points, "point")}";
    }
}
