// 09.11 Reward or imitation. Objective: turn a verdict, or a preference, into a gradient by the tokens' log-probabilities.
// An answer has ln of each token's probability, question first: Now of the model that learns, Before of a fixed one. The first Prompt of
// them are the question's, count nowhere and have the gradient 0.
//   Dpo         -ln sigmoid(beta m), m = (sum Now - sum Before) of the better answer minus the same of the worse one; its gradients by Now.
//               Right for beta m of a thousand and more, to either side.
//   Advantages  (reward - mean) / (s + 1e-4) in a group of answers to one question, s the sample's deviation (n - 1); n is 2 and more
//   Grpo        with r = exp(Now - Before) of a token and A of its answer: minus the mean over all tokens of all answers of
//               min(r A, clip(r, 1 - clip, 1 + clip) A); its gradients by Now. Where the clipped side is smaller the gradient is 0.
//               0 where there is no token.
// Out of scope: a KL term, and drawing the answers. About 34 lines.
using Answer = (double[] Now, double[] Before, int Prompt);

public static class RewardOrImitation
{
    // your turn: begin
    public static (double Loss, double[] Better, double[] Worse) Dpo(Answer better, Answer worse, double beta)
    {
        var margin = beta * (Gain(better) - Gain(worse));
        // ln(1 + e^-m), with no power of e above 1.
        var loss = Math.Max(0, -margin) + Math.Log(1 + Math.Exp(-Math.Abs(margin)));
        var weight = beta * (margin > 0 ? Math.Exp(-margin) / (1 + Math.Exp(-margin)) : 1 / (1 + Math.Exp(margin)));
        return (loss, Filled(better, -weight), Filled(worse, weight));
    }

    public static double[] Advantages(double[] rewards)
    {
        var mean = rewards.Average();
        var deviation = Math.Sqrt(rewards.Sum(reward => (reward - mean) * (reward - mean)) / (rewards.Length - 1));
        return [.. rewards.Select(reward => (reward - mean) / (deviation + 1e-4))];
    }

    public static (double Loss, double[][] Gradients) Grpo(Answer[] answers, double[] advantages, double clip)
    {
        double loss = 0, tokens = Math.Max(1, answers.Sum(answer => answer.Now.Length - answer.Prompt));
        double[][] gradients = [.. answers.Select(answer => new double[answer.Now.Length])];
        foreach (var (i, answer) in answers.Index())
            for (var t = answer.Prompt; t < answer.Now.Length; t++)
            {
                var (ratio, advantage) = (Math.Exp(answer.Now[t] - answer.Before[t]), advantages[i]);
                var (free, clipped) = (ratio * advantage, Math.Clamp(ratio, 1 - clip, 1 + clip) * advantage);
                loss -= Math.Min(free, clipped) / tokens;
                if (free <= clipped) gradients[i][t] = -free / tokens; // d ratio / d Now is the ratio
            }
        return (loss, gradients);
    }

    private static double Gain(Answer answer) => answer.Now.Zip(answer.Before, (now, before) => now - before).Skip(answer.Prompt).Sum();

    private static double[] Filled(Answer answer, double value) => [.. answer.Now.Select((_, t) => t < answer.Prompt ? 0 : value)];
    //> public static (double Loss, double[] Better, double[] Worse) Dpo(Answer better, Answer worse, double beta) =>
    //>     throw new NotAttempted("09.11");
    //>
    //> public static double[] Advantages(double[] rewards) => throw new NotAttempted("09.11");
    //>
    //> public static (double Loss, double[][] Gradients) Grpo(Answer[] answers, double[] advantages, double clip) =>
    //>     throw new NotAttempted("09.11");
    // your turn: end
}
