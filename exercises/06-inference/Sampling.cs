// 06.10 Sampling. Objective: make probabilities of logits by temperature, top-k and top-p, and draw a token that has them.
// Probabilities: one for each logit, in this order:
//   temperature  softmax of logits / temperature. At 0 the largest logit has probability 1.
//   topK         the topK largest logits are left, all where it is 0 or more than there are
//   topP         of those, their probabilities made to sum to 1, the fewest are left that together have topP and more, the most likely
//                first; one is always left, and at 1 all are
// What is left sums to 1 again; all else has probability 0. Of equal logits the one with the lower token counts as the larger.
// Logits are finite or -infinity, which is a token that may not come; at least one is finite. The difference of two may be no float.
// Sample: one call of random.NextDouble(), u. The token is the first at which the sum of probabilities so far is above u; a token of
// probability 0 never comes, and rounding may leave the sum of all a little below u.
// Out of scope: penalties, min-p, beams. About 24 lines.
public static class Sampling
{
    // your turn: begin
    public static double[] Probabilities(ReadOnlySpan<float> logits, double temperature, int topK, double topP) =>
        throw new NotAttempted("06.10");

    public static int Sample(ReadOnlySpan<double> probabilities, Random random) => throw new NotAttempted("06.10");
    // your turn: end
}
