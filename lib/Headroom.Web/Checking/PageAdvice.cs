using Headroom.Course.Units;
using Headroom.Grading.Checking;

namespace Headroom.Web.Checking;

/// <summary>What to do after a check, in the words of a page.</summary>
internal sealed class PageAdvice : IAdvice
{
    public string? Passed(Exercise exercise, Exercise? next) =>
        next is null ? "every exercise is passed" : $"{next.Id} {next.Title}";

    // They do not travel with the page.
    public string? Solution(Exercise exercise) => $"on your machine, ./course solution {exercise.Id}   compare yours with it";

    public string? TooNoisy(Exercise exercise) => $"on your machine, ./course check {exercise.Id}";

    public string? NotAttempted(Exercise exercise) => "write your lines between the two marks, then press Check";

    public string? DoesNotCompile(Exercise exercise) => "mend the line above, then press Check";

    public string? Hint(Exercise exercise, int tier) => $"Hint   ({tier} of {exercise.Hints.Count})";
}
