using Headroom.Grading;
using Answer = (double[] Now, double[] Before, int Prompt);

namespace Graders;

/// <summary>
/// Losses and gradients by hand, drawn, at every side of the clip and far out where powers of e overflow; questions of every length; and
/// both gradients against differences of the losses.
/// </summary>
public sealed partial class RewardOrImitationGrader : LearningGrader
{
    private static readonly Tolerance s_within = new(1e-12, 1e-10);

    protected override void Require()
    {
        Preference("by hand", ([-12], [-13.5], 0), ([-15], [-14.2], 0), 0.1, 0.584745);
        Preference("at the start, where nothing has moved", ([-3, -4], [-3, -4], 1), ([-2], [-2], 0), 0.3, Math.Log(2));
        Preference("questions that do not count", ([-9, -1, -2], [-1, -2, -2], 1), ([-7, -8, -1, -3], [-1, -1, -2, -2], 2), 0.5);
        Preference("no token in the better answer", ([-4, -5], [-2, -1], 2), ([-1, -2], [-2, -2], 1), 0.5);
        Preference("far on the wrong side", ([-4000], [0], 0), ([0], [-4000], 0), 1);
        Preference("far on the right side", ([0], [-4000], 0), ([-4000], [0], 0), 1);
        for (var i = 0; i < 5; i++)
            Preference("drawn", Drawn(Draw.Int(1, 3), Draw.Int(1, 6)), Drawn(Draw.Int(1, 3), Draw.Int(7, 9)), Draw.Real(0.05, 0.8));
        Preference("no question", Drawn(0, 3), Drawn(0, 2), 0.7);
        Preference("questions that nobody worked out", Unasked(Drawn(2, 3)), Unasked(Drawn(1, 2)), 0.7);
        Preference("an answer without anything", ([], [], 0), Drawn(1, 2), 0.7);
        Preference("a margin of a few dozen, wrong side", ([-90], [-50], 0), ([-50], [-90], 0), 0.9);
        Preference("beta above 1", Drawn(1, 4), Drawn(2, 4), 2.5);
        TwoPreferences(Drawn(1, 3), Drawn(2, 4), Drawn(1, 3), Drawn(2, 4));
        PreferenceSlope(Drawn(2, 3), Drawn(1, 5), 0.4);

        Group("by hand: two of eight", [1, 0, 0, 1, 0, 0, 0, 0]);
        Group("all right", [1, 1, 1, 1]);
        Group("all wrong", [0, 0, 0]);
        Group("two answers", [0, 1]);
        Group("one of many", [.. Enumerable.Range(0, 64).Select(i => i == 9 ? 1.0 : 0)]);
        Group("rewards below 0", [-3, -1, -2]);
        Group("rewards that hardly differ", [0.5, 0.500001, 0.500003], new(1e-10, 1e-9));
        Group("two of them the same", [0.25, 0.25, 0.75, 1]);
        // Means of 100,000 are rounded to 1e-11.
        Group("rewards far from 0", [.. Normal(9).Select(value => 100_000 + value)], new(1e-8, 1e-8));
        TwoGroups([1, 0, 0], [0.5, 2, 0.25]);
        for (var i = 0; i < 4; i++) Group("drawn", Normal(Draw.Int(3, 12), Draw.Scale(0.001, 20)));

        // At 1.5 and 0.5 both sides have the same sum, and half of what is right is as much as no mean over the two tokens.
        Clipped("by hand: up and down, A above 0", [1.5, 0.6], [1.732051, 1.732051], 0.2);
        Clipped("by hand: up, A above 0", [1.5], [1.732051], 0.2);
        Clipped("by hand: down, A above 0", [0.5], [1.732051], 0.2);
        Clipped("by hand: up, A below 0", [1.5], [-0.57735], 0.2);
        Clipped("by hand: down, A below 0", [0.5], [-0.57735], 0.2);
        Clipped("nothing has moved", [1, 1, 1], [1, -0.5, -0.5], 0.2);
        Clipped("advantages of 0", [1.5, 0.5], [0, 0], 0.2);
        Reinforce("10 tokens and 100 tokens", [Ones(0, 10), Ones(0, 100)], [1, -1], 0.2);
        Reinforce("questions of 1 and 5 tokens", [Drawn(1, 3), Drawn(5, 2), Drawn(2, 6)], [1.25, -0.75, -0.5], 0.2);
        Reinforce("an answer without a token", [Drawn(2, 0), Drawn(2, 4)], [1, -1], 0.2);
        Reinforce("no token at all", [Drawn(3, 0), Drawn(1, 0)], [1, -1], 0.2);
        Reinforce("no answer", [], [], 0.2);
        Reinforce("no question", [Drawn(0, 3), Drawn(0, 1)], [0.5, -0.5], 0.2);
        Reinforce("questions that nobody worked out", [Unasked(Drawn(2, 3)), Unasked(Drawn(1, 4))], [0.5, -0.5], 0.2);
        Reinforce("clip 0", [Drawn(1, 4), Drawn(2, 3)], [0.8, -0.8], 0);
        Reinforce("a clip above 1", [([-0.5, -3], [-1.5, -0.1], 0), ([-0.5, -3], [-1.5, -0.1], 0)], [0.8, -0.8], 1.2);
        Reinforce("a token that was as good as impossible", [([-1], [-900], 0), Drawn(1, 2)], [0.8, -0.8], 0.2);
        Reinforce("one answer", [Drawn(2, 5)], [1.5], 0.25);
        for (var i = 0; i < 5; i++)
        {
            Answer[] answers = [.. Enumerable.Range(0, Draw.Int(2, 6)).Select(_ => Drawn(Draw.Int(1, 3), Draw.Int(1, 8)))];
            Reinforce("drawn", answers, Normal(answers.Length), Draw.Real(0.1, 0.3));
        }
        TwoReinforced([Drawn(1, 3), Drawn(2, 4)], [Drawn(1, 3), Drawn(2, 4)], [0.9, -0.9]);
        ReinforceSlope([Drawn(1, 3), Drawn(2, 5)], [0.9, -1.1], 0.2);
        Meaning("Two right answers of eight have the advantage 1.62 and the others -0.54, or 1.73 and -0.58 by the population's deviation. "
            + "A group that is all right or all wrong moves nothing, so a task that is solved never or always teaches nothing.");
    }

    private static Answer Ones(int prompt, int tokens) => (new double[prompt + tokens], new double[prompt + tokens], prompt);

    // Log-probabilities that have moved to both sides of any clip, but not to within 1e-3 of 0.1, 0.2 or 0.3.
    private Answer Drawn(int prompt, int tokens)
    {
        var before = Normal(prompt + tokens).Select(value => -0.1 - Math.Abs(value)).ToArray();
        return ([.. before.Select(value => value + Draw.Of(-1, 1) * Draw.Real(0.02, 0.9))], before, prompt);
    }

    // What counts nowhere may be anything.
    private static Answer Unasked(Answer answer)
    {
        Array.Fill(answer.Now, double.NaN, 0, answer.Prompt);
        Array.Fill(answer.Before, double.NaN, 0, answer.Prompt);
        return answer;
    }

    private void Watch(string name, Answer answer)
    {
        Input($"Now of {name}", answer.Now);
        Input($"Before of {name}", answer.Before);
    }

    private void Group(string name, double[] rewards, Tolerance? within = null) =>
        Case($"Advantages, {name}: {rewards.Length} answers", () => Part(nameof(RewardOrImitation.Advantages), () =>
        {
            Input("the rewards", rewards);
            double n = rewards.Length, mean = rewards.Sum() / n, squares = rewards.Sum(reward => (reward - mean) * (reward - mean));
            double s = Math.Sqrt(squares / (n - 1)), population = Math.Sqrt(squares / n);
            double[] Of(Func<double, double> by) => [.. rewards.Select(by)];
            Each("advantages", RewardOrImitation.Advantages(rewards), Of(reward => (reward - mean) / (s + 1e-4)), within ?? s_within,
                (Of(reward => (reward - mean) / (population + 1e-4)), "the population's deviation: n - 1, not n"),
                (Of(reward => (reward - mean) / population), "the population's deviation, and no 1e-4"),
                (Of(reward => (reward - mean) / s), "no 1e-4: a group of equal rewards divides by 0"),
                (Of(reward => (reward - mean) / (squares / (n - 1) + 1e-4)), "divided by the variance: its root is asked"),
                (Of(reward => (reward - mean) / Math.Sqrt(squares / (n - 1) + 1e-4)), "1e-4 below the root: it is added to the deviation"),
                (Of(reward => reward - mean), "not divided by the deviation"),
                (Of(reward => reward / (s + 1e-4)), "the mean is not taken away: wrong answers must have something against them"),
                (Of(reward => (mean - reward) / (s + 1e-4)), "the sign: better than the mean is above 0"),
                (Of(reward => (reward - (mean * n - reward) / (n - 1)) / (s + 1e-4)), "the mean of the others: that of all is asked"));
        }));

    private void Clipped(string name, double[] ratios, double[] advantages, double clip) =>
        Reinforce(name, [.. ratios.Select(ratio => ((double[])[Math.Log(ratio) - 2], (double[])[-2], 0))], advantages, clip);
}
