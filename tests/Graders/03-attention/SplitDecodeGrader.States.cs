using Headroom.Grading;

namespace Graders;

public sealed partial class SplitDecodeGrader
{
    // Every split of every head as attention of its own.
    private static ReferenceHead Reference(Shape shape, int[] lengths, (float[] Q, float[] K, float[] V) x) =>
        Reference(shape, lengths, x, s => (s * shape.Chunk, (s + 1) * shape.Chunk));

    // With other keys for a split: from, and up to, as far as there are any; of those from only every so many.
    private static ReferenceHead Reference(
        Shape shape, int[] lengths, (float[] Q, float[] K, float[] V) x, Func<int, (int From, int To)> keys, int every = 1)
    {
        var (o, lse) = (new List<double>(), new List<double>());
        for (var h = 0; h < lengths.Length; h++)
            for (var s = 0; s < shape.Splits; s++)
            {
                var (from, to) = keys(s);
                (from, to) = (Math.Min(from, lengths[h]), Math.Min(to, lengths[h]));
                var (first, count) = ((h * shape.M + from) * shape.D, Math.Max(0, to - from) * shape.D);
                if (count == 0) first = 0;
                var head = ReferenceHead.Of(x.Q.AsSpan(h * shape.D, shape.D), x.K.AsSpan(first, count), x.V.AsSpan(first, count), shape.D,
                    (_, j, score) => j % every > 0 ? double.NegativeInfinity : score);
                o.AddRange(head.O);
                lse.AddRange(head.Lse);
            }
        return new([.. o], [.. lse]);
    }

    // The scores' own errors (see AttentionData), and a few roundings of a logarithm of that size.
    private static Tolerance LogAllowed(float[] q, float[] k, double[] lse, int d, Scores where)
    {
        var largest = lse.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        return Tolerance.Absolute(AttentionData.Allowed(q, k, [1], d, 1, where != Scores.Near).AbsolutePart
            + 8 * Tolerance.Float32Roundoff * Math.Max(16, largest + 16));
    }

    // Faint keys have values that count in no split with more than their weight.
    private static Tolerance Allowed(Shape shape, int[] lengths, (float[] Q, float[] K, float[] V) x, Scores where)
    {
        double? reach = where is Scores.FarAbove or Scores.FarBelow
            ? Reference(shape, lengths, x with { V = AttentionData.Sizes(x.V) }).O.Max()
            : null;
        return AttentionData.Allowed(x.Q, x.K, x.V, shape.D, shape.Chunk, where != Scores.Near, reach);
    }

    // The most that the partials of a head come to, each with its weight.
    private static double Reach(States states, int splits, int d)
    {
        var most = 0.0;
        for (var first = 0; first < states.Lse.Length; first += splits)
        {
            var lse = ReferenceHead.LogSumExp([.. states.Lse.AsSpan(first, splits).ToArray().Select(log => (double)log)]);
            most = Math.Max(most, Enumerable.Range(first, splits).Sum(s =>
                Math.Exp(states.Lse[s] - lse) * states.O.AsSpan(s * d, d).ToArray().Max(MathF.Abs)));
        }
        return most;
    }

    private void Joined(float[] got, States states, int splits, int d, Tolerance allowed)
    {
        double Weighted(int i, Func<int, double> weight)
        {
            var (first, total, sum) = (i / d * splits, 0.0, 0.0);
            for (var s = first; s < first + splits; s++)
                (total, sum) = (total + weight(s), weight(s) == 0 ? sum : sum + weight(s) * states.O[s * d + i % d]);
            return total == 0 ? 0 : sum / total;
        }
        float[] maxima = [.. states.Lse.Chunk(splits).Select(logs => logs.Max())];
        double Max(int split) => maxima[split / splits];
        double[] All(Func<int, double> weight) => [.. Enumerable.Range(0, got.Length).Select(i => Weighted(i, weight))];

        var expected = All(s => float.IsNegativeInfinity(states.Lse[s]) ? 0 : Math.Exp(states.Lse[s] - Max(s)));
        Elements("o", got, expected, allowed, ("heads", got.Length / d), ("columns", d))
            .Trap(() => FromTheFirst(),
                "exp overflowed: the first log-sum-exp stands for the largest. Weights are exp(lse - maximum), the largest of all splits")
            .Trap(() => All(_ => 1),
                "splits weigh the same: each partial is an average of its own keys, and counts in units of exp(its lse)")
            .Trap(() => All(s => float.IsNegativeInfinity(states.Lse[s]) ? 0 : 1),
                "filled splits weigh the same: each partial is an average of its own keys, and counts in units of exp(its lse)")
            .Trap(() => All(s => s % splits == splits - 1 ? 1 : 0), "only the last split counts: the states of all splits are merged")
            .Trap(() => All(s => s % splits == 0 ? 1 : 0), "only the first split counts: the states of all splits are merged")
            .Trap(() => [.. expected.Select((value, i) => value * Total(i))],
                "weights are not divided by their total: o = sum of w o / sum of w");

        // In units of the first filled split: infinite for one that lies 88.7 and more above it, and that over itself is not a number.
        double[] FromTheFirst()
        {
            var o = new double[got.Length];
            for (var i = 0; i < o.Length; i++)
            {
                var logs = states.Lse.Skip(i / d * splits).Take(splits).ToArray();
                var first = Array.Find(logs, float.IsFinite);
                o[i] = logs.Max() - first > 88.7f ? double.NaN : expected[i];
            }
            return o;
        }

        double Total(int i) =>
            Enumerable.Range(i / d * splits, splits).Where(s => !float.IsNegativeInfinity(states.Lse[s]))
            .Sum(s => Math.Exp(states.Lse[s] - Max(s)));
    }
}
