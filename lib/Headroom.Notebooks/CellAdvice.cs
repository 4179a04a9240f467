using Headroom.Course.Units;
using Headroom.Grading.Checking;

namespace Headroom.Notebooks;

/// <summary>What to do after a check, as calls for a cell. After a pass the notebook itself goes on.</summary>
internal sealed class CellAdvice : IAdvice
{
    public string? Passed(Exercise exercise, Exercise? next) => null;

    public string? Solution(Exercise exercise) => null;

    public string? TooNoisy(Exercise exercise) => "close what else is running, then run this cell again";

    public string? NotAttempted(Exercise exercise) => $"write your lines in {exercise.FilesToWrite}, then run this cell again";

    public string? DoesNotCompile(Exercise exercise) => "mend the line above, then run this cell again";

    public string? Hint(Exercise exercise, int tier) => $"Hint(\"{exercise.Id}\")   ({tier} of {exercise.Hints.Count})";
}
