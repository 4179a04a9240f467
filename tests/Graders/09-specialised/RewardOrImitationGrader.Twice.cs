using Headroom.Grading;
using Answer = (double[] Now, double[] Before, int Prompt);

namespace Graders;

// Two calls, and what the first one gave is looked at once the second has been made.
public sealed partial class RewardOrImitationGrader
{
    private const string OfItsOwn = "the first result has changed with the second call: each call gives arrays of its own";

    private void TwoPreferences(Answer better, Answer worse, Answer otherBetter, Answer otherWorse) =>
        Case("Dpo, one pair and another", () => Part(nameof(RewardOrImitation.Dpo), () =>
        {
            var first = RewardOrImitation.Dpo(better, worse, 0.5);
            double[] kept = [.. first.Better, .. first.Worse];
            var again = RewardOrImitation.Dpo(otherBetter, otherWorse, 0.5);
            That(kept.AsSpan().SequenceEqual([.. first.Better, .. first.Worse]) && again.Better != first.Better, "gradients", OfItsOwn);
            var repeated = RewardOrImitation.Dpo(better, worse, 0.5);
            That(repeated.Loss == first.Loss, "the loss of the first pair, asked again", "another loss for the same pair");
        }));

    private void TwoGroups(double[] rewards, double[] others) => Case("Advantages, of one group and of another", () =>
        Part(nameof(RewardOrImitation.Advantages), () =>
        {
            var first = RewardOrImitation.Advantages(rewards);
            double[] kept = [.. first];
            RewardOrImitation.Advantages(others);
            That(kept.AsSpan().SequenceEqual(first), "the advantages", OfItsOwn);
        }));

    private void TwoReinforced(Answer[] answers, Answer[] others, double[] advantages) => Case("Grpo, one group and another", () =>
        Part(nameof(RewardOrImitation.Grpo), () =>
        {
            var first = RewardOrImitation.Grpo(answers, advantages, 0.2);
            double[] kept = [.. first.Gradients.SelectMany(gradient => gradient)];
            RewardOrImitation.Grpo(others, advantages, 0.2);
            That(kept.AsSpan().SequenceEqual([.. first.Gradients.SelectMany(gradient => gradient)]), "gradients", OfItsOwn);
            That(RewardOrImitation.Grpo(answers, advantages, 0.2).Loss == first.Loss, "the loss of the first group, asked again",
                "another loss for the same group");
        }));
}
