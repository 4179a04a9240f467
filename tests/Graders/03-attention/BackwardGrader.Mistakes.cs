using Headroom.Grading;

namespace Graders;

public sealed partial class BackwardGrader
{
    // What known mistakes would have written; the first that fits is named.
    private void Mistakes(Shape shape, Inputs x, Gradients got, BackwardReference right, Tolerance[] allowed)
    {
        Rule(Omitted.Lse, "weights are exp(score) alone: subtract lse inside the exponential, or they sum to exp(lse), not to 1", g => g.V);
        Rule(Omitted.Mask, "keys after the query's position get a gradient: query i sees keys 0 to i + m - n", g => g.V);
        Rule(Omitted.OwnKey, "the last key that a query sees is left out: query i sees key i + m - n too", g => g.V);
        Rule(Omitted.NewestLast, "the mask is aligned at the first key: the queries are the newest, so query i sees keys 0 to i + m - n", g => g.V);
        Rule(Omitted.Delta, "delta is missing in gq: ds = p * (go·v - delta), because raising one score lowers the weight of all other keys", g => g.Q);
        Rule(Omitted.Delta, "delta is missing in gk: ds = p * (go·v - delta), because raising one score lowers the weight of all other keys", g => g.K);
        Rule(Omitted.ScaleOfGq, "gq is sqrt(d) times too large: the score is q·k / sqrt(d), so its derivative by q is k / sqrt(d)", g => g.Q);
        Rule(Omitted.ScaleOfGk, "gk is sqrt(d) times too large: the score is q·k / sqrt(d), so its derivative by k is q / sqrt(d)", g => g.K);
        Rule(Omitted.WeightOfGv, "gv is weighted by ds: o is the sum of p * v, so gv is the sum of p * go", g => g.V);
        Rule(Omitted.ValueProduct, "the product go·v is missing in gq: it is the gradient of the weight itself", g => g.Q);

        void Rule(Omitted omitted, string cause, Func<BackwardReference, double[]> which)
        {
            var (expected, bound) = (which(right), allowed[Index(which)]);
            var mine = which(new(Wide(got.Q), Wide(got.K), Wide(got.V), []));
            // Looking for a mistake takes longer than the check, so only where there is one.
            if (mine.Contains(Poison) || mine.Zip(expected).All(pair => bound.Accepts(pair.First, pair.Second))) return;
            That(!Same(mine, which(BackwardReference.Of(x, shape, omitted)), bound), $"not as with another rule: {cause[..cause.IndexOf(':')]}", cause);
        }

        int Index(Func<BackwardReference, double[]> which) => which(right) == right.Q ? 0 : which(right) == right.K ? 1 : 2;
    }

    private static double[] Wide(float[] values) => [.. values];

    private static bool Same(double[] a, double[] b, Tolerance allowed)
    {
        // Wrong values may be far larger than right ones, and are rounded accordingly.
        for (var i = 0; i < a.Length; i++)
            if (!(Math.Abs(a[i] - b[i]) <= allowed.AbsolutePart + 1e-4 * Math.Abs(b[i]))) return false;
        return true;
    }
}
