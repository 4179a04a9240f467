using Graders.Steps;

namespace Graders;

public sealed partial class TrainingStepGrader
{
    // staleHeld has 0 in place of what the optimizer does not hold.
    private static IEnumerable<(double[] Gradient, string Cause)> Mistakes(
        StepReference reference, double[] stale, IEnumerable<double> staleHeld)
    {
        var (parts, count) = (reference.Parts, reference.Parts.Count);
        var right = reference.Gradient(_ => 1 / reference.Counted);
        double Mean(int part) => parts[part].Counted == 0 ? 0 : 1.0 / parts[part].Counted;
        foreach (var many in new[] { count, parts.Count(part => part.Counted > 0) })
            yield return (reference.Gradient(part => Mean(part) / many),
                "the mean of the parts' means: a target in a part of few weighs more there. Divide each part's sum by all parts' targets");
        yield return (reference.Gradient(Mean),
            "the parts' means are added and not averaged: divide each part's sum by the targets of all parts");
        yield return (reference.Gradient(_ => 1), "the sum over all targets: it is not divided by their count");
        yield return (reference.Gradient(_ => 1 / parts.Sum(part => (double)part.Targets.Length)),
            "padding is counted: divide by the targets that are none");
        yield return (reference.Gradient(part => part == count - 1 ? 1 / reference.Counted : 0),
            "the last part's gradient alone: gradients are zeroed between parts, and only then");
        yield return (reference.Gradient(part => part == count - 1 ? Mean(part) : 0),
            "the last part's mean alone: the parts before are lost");
        yield return (reference.Gradient(part => part == 0 ? 1 / reference.Counted : 0), "the first part's gradient alone");
        yield return (reference.Gradient(_ => 1 / reference.Counted / count),
            "divided by the number of parts as well: the targets' count is all");
        yield return ([.. staleHeld.Select((held, i) => right[i] + stale[i] - held)],
            "a parameter that the optimizer does not hold keeps the gradient from before: model.zero_grad() zeroes the model's");
        yield return ([.. right.Select((slope, i) => slope + stale[i])],
            "what gradients held before is added: nothing has zeroed them");
    }
}
