using Headroom.Agents.Composing;
using Headroom.Grading;

namespace Graders;

/// <summary>
/// Eight opinions on eight kernels, which are composed anew and judged on the meter. Before the pass a report tells what the meter says of
/// each alarm that is none, and nothing of what was not seen.
/// </summary>
public sealed class ReviewGrader : Grader
{
    // A set serves all submissions of a process that name it.
    private static readonly Recent<ReviewSet> s_sets = new(ReviewSet.Of, 3);

    protected override void Require() => Case("the review", () =>
    {
        var (number, opinions) = (Review.Set, Review.Opinions);
        if (!Fits(number, opinions)) return;
        var set = s_sets.Of(number);
        var score = set.Judge([.. opinions.Select(one => new KernelOpinion(one.Verdict, one.Line, one.Shape, $"{one.Counter}"))],
            Request.Seed);
        var said = $"{Numbers.Count(score.Found, "fault")} found with line and evidence, {Numbers.Count(score.FalseAlarms, "false alarm")}";
        That(score.Passes, said, $"{said}: a score of {score.Points}, where set {number} asks for {score.Asked}");
        foreach (var says in score.Passes ? [] : score.Says) That(false, says, says);
        if (!score.Passes) return;
        Meaning($"Set {number}: {said}, of {score.Faults}.");
        foreach (var truth in score.Truths) Meaning(truth);
    });

    private bool Fits(int number, Review.Opinion[] opinions)
    {
        var inRange = number is >= 1 and <= ReviewSet.Highest;
        That(inRange, "the set's number", $"there is no set {number}: they are numbered from 1 to {ReviewSet.Highest:#,0}");
        var isWhole = opinions is { Length: ReviewSet.Size } && !Array.Exists(opinions, opinion => opinion is null);
        That(isWhole, "eight opinions", opinions is null
            ? "Opinions is null: one opinion for each of the eight kernels, in their order"
            : $"Opinions has {Numbers.Count(opinions.Count(opinion => opinion is not null), "opinion")}: one for each of the eight "
                + "kernels, in their order");
        if (!inRange || !isWhole || opinions is null) return false;
        var odd = Array.FindIndex(opinions, opinion => opinion.Verdict is not ("right" or "wrong" or "slow"));
        That(odd < 0, "right, wrong or slow", odd < 0 ? ""
            : $"opinion {odd + 1} is neither Right nor Wrong(...) nor Slow(...): its verdict is "
                + (opinions[odd].Verdict is { } verdict ? $"\"{verdict}\"" : "null"));
        return odd < 0;
    }
}
