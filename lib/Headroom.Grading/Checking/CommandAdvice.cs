using Headroom.Course.Units;

namespace Headroom.Grading.Checking;

/// <summary>What to do after a check, as commands to type.</summary>
public sealed class CommandAdvice : IAdvice
{
    public string? Passed(Exercise exercise, Exercise? next) =>
        next is null ? "every exercise is passed: ./course list" : $"./course show {next.Id}   {next.Title}";

    public string? Solution(Exercise exercise) => $"./course solution {exercise.Id}   compare yours with it";

    public string? TooNoisy(Exercise exercise) => $"close what else is running, then ./course check {exercise.Id}";

    public string? NotAttempted(Exercise exercise) => $"write your lines in {exercise.FilesToWrite}, then ./course check {exercise.Id}";

    public string? DoesNotCompile(Exercise exercise) => $"./course check {exercise.Id}   after mending the line above";

    public string? Hint(Exercise exercise, int tier) => $"./course hint {exercise.Id}   ({tier} of {exercise.Hints.Count})";
}
