// 09.2 Sequence distillation. Objective: say what a student gains from each token of a teacher, by samples and by probabilities.
// A teacher draws each token by the one before it: p [v, v], row-major, row s for what follows s; rows sum to 1. A student has a table q of
// the same shape. Tokens are 0 to v - 1.
//   FromTokens  the table learned from a text: (times that j followed s + 1/2) / (times that anything followed s + v/2)
//   FromShares  the table learned where the teacher says its whole row behind each token of the text but the last: row s of shares
//               [tokens - 1, v] wherever s stood; the mean of these rows where s stood more than once, 1 / v where it did not
//   Best        the `length` tokens behind `first` that are likeliest together; not the likeliest one by one. Of equally likely texts any.
//   Excess      nats a token that q costs above p: sum over s of weights[s] sum over j of p ln(p / q). p = 0 costs nothing,
//               q = 0 below p above 0 costs infinity.
//   TokensFor   tokens of samples until the excess is `excess`, by parameters / (2 N): what is estimated from N samples is off by half a
//               nat for each free number. A row has v - 1 of them. Rounded up.
// Out of scope: a student too small for the teacher's table. About 38 lines.
public static class SequenceDistillation
{
    // your turn: begin
    public static double[] FromTokens(int[] tokens, int v)
    {
        var (table, visits) = (new double[v * v], new double[v]);
        Array.Fill(table, 0.5);
        for (var i = 1; i < tokens.Length; i++)
        {
            table[tokens[i - 1] * v + tokens[i]]++;
            visits[tokens[i - 1]]++;
        }
        for (var i = 0; i < table.Length; i++) table[i] /= visits[i / v] + v / 2.0;
        return table;
    }

    public static double[] FromShares(int[] tokens, double[] shares, int v)
    {
        var (table, visits) = (new double[v * v], new double[v]);
        for (var i = 0; i < tokens.Length - 1; i++)
        {
            visits[tokens[i]]++;
            for (var j = 0; j < v; j++) table[tokens[i] * v + j] += shares[i * v + j];
        }
        for (var i = 0; i < table.Length; i++) table[i] = visits[i / v] == 0 ? 1.0 / v : table[i] / visits[i / v];
        return table;
    }

    public static int[] Best(double[] p, int v, int first, int length)
    {
        var ends = new (double Log, int[] Tokens)[v]; // the likeliest text that ends in each token
        for (var j = 0; j < v; j++) ends[j] = (j == first ? 0 : double.NegativeInfinity, []);
        for (var i = 0; i < length; i++)
            ends = [.. Enumerable.Range(0, v).Select(j => Enumerable.Range(0, v)
                .Select(s => (ends[s].Log + Math.Log(p[s * v + j]), (int[])[.. ends[s].Tokens, j])).MaxBy(end => end.Item1))];
        return ends.MaxBy(end => end.Log).Tokens;
    }

    public static double Excess(double[] p, double[] q, double[] weights)
    {
        var (v, sum) = (weights.Length, 0.0);
        for (var i = 0; i < p.Length; i++)
            if (p[i] > 0 && weights[i / v] > 0) sum += weights[i / v] * p[i] * Math.Log(p[i] / q[i]);
        return sum;
    }

    public static long TokensFor(int v, double excess) => (long)Math.Ceiling((long)v * (v - 1) / (2 * excess));
    //> public static double[] FromTokens(int[] tokens, int v) => throw new NotAttempted("09.2");
    //>
    //> public static double[] FromShares(int[] tokens, double[] shares, int v) => throw new NotAttempted("09.2");
    //>
    //> public static int[] Best(double[] p, int v, int first, int length) => throw new NotAttempted("09.2");
    //>
    //> public static double Excess(double[] p, double[] q, double[] weights) => throw new NotAttempted("09.2");
    //>
    //> public static long TokensFor(int v, double excess) => throw new NotAttempted("09.2");
    // your turn: end
}
