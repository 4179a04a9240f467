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
    public static (double Loss, double[] Better, double[] Worse) Dpo(Answer better, Answer worse, double beta) =>
        throw new NotAttempted("09.11");

    public static double[] Advantages(double[] rewards) => throw new NotAttempted("09.11");

    public static (double Loss, double[][] Gradients) Grpo(Answer[] answers, double[] advantages, double clip) =>
        throw new NotAttempted("09.11");
    // your turn: end
}
