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
    public static double Acceptance(double[] p, double[] q, int token) => Math.Min(1, p[token] / q[token]);

    public static double[] Residual(double[] p, double[] q)
    {
        double[] more = [.. p.Zip(q, (target, draft) => Math.Max(0, target - draft))];
        var sum = more.Sum();
        return sum > 0 ? [.. more.Select(each => each / sum)] : [.. p];
    }

    public static double Rate(double[] p, double[] q) => p.Zip(q, Math.Min).Sum();

    public static double[] Lengths(double[] rates)
    {
        var (lengths, before) = (new double[rates.Length + 1], 1.0);
        for (var n = 0; n < rates.Length; n++)
        {
            lengths[n] = before * (1 - rates[n]);
            before *= rates[n];
        }
        lengths[^1] = before;
        return lengths;
    }

    public static int[] Verify(double[][] p, double[][] q, int[] draft, double[] u, double last)
    {
        var n = 0;
        while (n < draft.Length && u[n] < Acceptance(p[n], q[n], draft[n])) n++;
        return [.. draft[..n], Drawn(n < draft.Length ? Residual(p[n], q[n]) : p[n], last)];
    }

    private static int Drawn(double[] probabilities, double u)
    {
        var (sum, token) = (0.0, 0);
        for (var i = 0; i < probabilities.Length && sum <= u; i++)
        {
            if (probabilities[i] == 0) continue;
            token = i;
            sum += probabilities[i];
        }
        return token;
    }
    //> public static double Acceptance(double[] p, double[] q, int token) => throw new NotAttempted("07.2");
    //>
    //> public static double[] Residual(double[] p, double[] q) => throw new NotAttempted("07.2");
    //>
    //> public static double Rate(double[] p, double[] q) => throw new NotAttempted("07.2");
    //>
    //> public static double[] Lengths(double[] rates) => throw new NotAttempted("07.2");
    //>
    //> public static int[] Verify(double[][] p, double[][] q, int[] draft, double[] u, double last) => throw new NotAttempted("07.2");
    // your turn: end
}
