using Headroom.Grading;

namespace Graders;

public sealed partial class TiledHeadGrader
{
    private const string NothingRescaled =
        "nothing is rescaled: when a tile raises the maximum, sum and output are multiplied by exp(old maximum - new maximum)";

    private const string LseWithoutMaximum =
        "the log-sum-exp lacks the maximum: the sum counts in units of exp(max), so lse = max + ln(sum)";

    private const string OneMaximum = "one maximum for all queries of a tile: the exponentials of those far below it are 0; "
        + "each query has a maximum of its own";

    private static readonly (Slip Slip, string Cause)[] s_known =
    [
        (Slip.OutputNotRescaled,
            "the output is not rescaled: when a tile raises the maximum, what is there is multiplied by exp(old maximum - new maximum)"),
        (Slip.SumNotRescaled,
            "the sum is not rescaled: when a tile raises the maximum, sum and output are multiplied by exp(old maximum - new maximum)"),
        (Slip.NothingRescaled, NothingRescaled),
        (Slip.Unscaled, "scores are not scaled: divide q·k by sqrt(d)"),
        (Slip.LastTile, "only the last tile counts: max, sum and output begin once per tile of queries, not once per tile of keys"),
        (Slip.LseWithoutMaximum, LseWithoutMaximum),
    ];

    private enum Slip { None, OutputNotRescaled, SumNotRescaled, NothingRescaled, Unscaled, LastTile, LseWithoutMaximum }

    private void Facts(AttentionInput x, float[] o, float[] lse, ReferenceHead right)
    {
        if (o.Contains(Poison) || lse.Contains(Poison)) return; // the comparison says so itself
        if (x.M == 0)
            That(o.All(value => value == 0) && lse.All(float.IsNegativeInfinity), "o is 0 and lse minus infinity where a query has no key",
                "a query without a key has sum 0: o is 0 and not 0 / 0, lse is minus infinity");
        // A sum of NaN is not above 0, which makes o 0. Weights of 0 do so too, but only where all scores are far below 0.
        var isZero = x.M > 0 && x.N > 0 && !o.AsSpan().ContainsAnyExcept(0f);
        var isFarBelow = right.Lse.All(value => value < -80);
        That(!o.Any(float.IsNaN) && !(isZero && !isFarBelow), "no NaN in a sum",
            "NaN in a sum: a tile holds NaN past the last key, so the loops over it end at Math.Min(tile, length - start)"
            + "; or exp overflowed, and infinity times 0 is NaN");
        That(!(isZero && isFarBelow), "some of o is not 0", AttentionData.AllZero);
    }

    // exp is 0 in float32 for a score 104 below the maximum.
    private static double[] WithOneMaximum(AttentionInput x, int tile, ReferenceHead right)
    {
        var o = right.O.ToArray();
        for (var i = 0; i < x.N; i++)
        {
            var top = i / tile * tile;
            if (right.Lse[i] < right.Lse[top..Math.Min(x.N, top + tile)].Max() - 110) o.AsSpan(i * x.D, x.D).Clear();
        }
        return o;
    }

    // The tiled algorithm in float64, with one mistake.
    private static ReferenceHead Slipped(AttentionInput x, int tile, Slip slip)
    {
        var (o, lse, scores) = (new double[x.N * x.D], new double[x.N], new double[x.M]);
        var root = slip == Slip.Unscaled ? 1 : Math.Sqrt(x.D);
        for (var i = 0; i < x.N; i++)
        {
            for (var j = 0; j < x.M; j++) scores[j] = ReferenceHead.Dot(x.Q.AsSpan(i * x.D), x.K.AsSpan(j * x.D), x.D) / root;
            var output = o.AsSpan(i * x.D, x.D);
            var (max, sum) = (double.NegativeInfinity, 0.0);
            for (var start = 0; start < x.M; start += tile)
            {
                var (end, larger) = (Math.Min(x.M, start + tile), max);
                for (var j = start; j < end; j++) larger = Math.Max(larger, scores[j]);
                var rescale = slip == Slip.LastTile ? 0 : Math.Exp(max - larger);
                if (slip is not (Slip.SumNotRescaled or Slip.NothingRescaled)) sum *= rescale;
                for (var c = 0; c < x.D && slip is not (Slip.OutputNotRescaled or Slip.NothingRescaled); c++) output[c] *= rescale;
                max = larger;
                for (var j = start; j < end; j++)
                {
                    var weight = Math.Exp(scores[j] - max);
                    sum += weight;
                    for (var c = 0; c < x.D; c++) output[c] += weight * x.V[j * x.D + c];
                }
            }
            for (var c = 0; c < x.D && sum > 0; c++) output[c] /= sum;
            lse[i] = sum > 0 ? Math.Log(sum) + (slip == Slip.LseWithoutMaximum ? 0 : max) : double.NegativeInfinity;
        }
        return new(o, lse);
    }
}
