// 07.2 Residual sampling. Objective: accept and reject drafted tokens so that what is committed has the target's distribution exactly.
// p: the target's probabilities of the next token, q: the draft's, both over the same vocabulary and with sum 1; zeros may be anywhere.
//   Acceptance  how likely this token is accepted, once it was drawn from q; q[token] > 0
//   Residual    the distribution that a token is drawn from after a rejection; a copy of p where p has nowhere more than q
//   Rate        how likely a token is accepted that is still to be drawn from q: the mean of Acceptance over q
//   Lengths     rates[i]: how likely drafted token i is accepted where those before it were. Returned: at [n] how likely exactly n of them
//               are accepted, one more number than rates has
//   Verify      p: one more distribution than draft has tokens; q: those that they were drawn from. Token i is accepted where u[i] is
//               below its acceptance. Behind the first rejection comes one token of the residual there, and behind a draft that was all
//               accepted one of the last p. That token is drawn with `last`, as in 06.10: the first at which the sum of probabilities so
//               far is above it; a token of probability 0 never comes.
// u and last are uniform in [0, 1). Out of scope: temperature, top-k and top-p, which p and q have had already; trees. About 30 lines.
public static class ResidualSampling
{
    // your turn: begin
    public static double Acceptance(double[] p, double[] q, int token) => throw new NotAttempted("07.2");

    public static double[] Residual(double[] p, double[] q) => throw new NotAttempted("07.2");

    public static double Rate(double[] p, double[] q) => throw new NotAttempted("07.2");

    public static double[] Lengths(double[] rates) => throw new NotAttempted("07.2");

    public static int[] Verify(double[][] p, double[][] q, int[] draft, double[] u, double last) => throw new NotAttempted("07.2");
    // your turn: end
}
