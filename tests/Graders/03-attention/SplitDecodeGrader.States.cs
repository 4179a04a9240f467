using Headroom.Grading;

namespace Graders;

public sealed partial class SplitDecodeGrader
{
    // Every split of every head as attention of its own; with one split it is the whole.
    private static ReferenceHead Reference(
        Shape shape, int[] lengths, (float[] Q, float[] K, float[] V) x, int splits, bool everyFourth = false)
    {
        var (o, lse) = (new List<double>(), new List<double>());
        for (var h = 0; h < lengths.Length; h++)
        {
            for (var s = 0; s < splits; s++)
            {
                var (from, to) = splits == 1 ? (0, lengths[h]) : (s * shape.Chunk, Math.Min(lengths[h], (s + 1) * shape.Chunk));
                var (first, count) = ((h * shape.M + from) * shape.D, Math.Max(0, to - from) * shape.D);
                if (count == 0) first = 0;
                var head = ReferenceHead.Of(x.Q.AsSpan(h * shape.D, shape.D), x.K.AsSpan(first, count), x.V.AsSpan(first, count), shape.D,
                    (_, j, score) => everyFourth && j % 4 > 0 ? double.NegativeInfinity : score);
                o.AddRange(head.O);
                lse.AddRange(head.Lse);
            }
        }
        return new([.. o], [.. lse]);
    }

    // What known mistakes write into lse.
    private static void Mistakes(ArrayExpectation lse, Shape shape, int[] lengths, (float[] Q, float[] K, float[] V) x)
    {
        double[] Whole() => Reference(shape, lengths, x, 1).Lse;
        double[] Each(Func<double[], int, double> of)
        {
            var whole = Whole();
            return [.. Enumerable.Range(0, lengths.Length * shape.Splits).Select(i => of(whole, i))];
        }
        lse.Trap(() => Reference(shape, lengths, x with { Q = [.. x.Q.Select(q => q * MathF.Sqrt(shape.D))] }, shape.Splits).Lse,
                "scores are not scaled: divide q·k by sqrt(d)")
            .Trap(() => Reference(shape, [.. lengths.Select(_ => shape.M)], x, shape.Splits).Lse,
                "keys past lengths[head] take part: a head's cache is filled that far only")
            .Trap(() => Reference(shape, lengths, x, shape.Splits, everyFourth: true).Lse,
                "only the first warp's keys count: each of the 4 warps ends with a state, and all are merged")
            .Trap(() => Each((whole, i) => whole[i / shape.Splits]),
                "every split has all keys: split s begins at s * chunk and ends before (s + 1) * chunk")
            .Trap(() => Each((whole, i) => i % shape.Splits == 0 ? whole[i / shape.Splits] : double.NegativeInfinity),
                "split 0 has all keys: the others have nothing to do, and one group does the work of all");
    }

    // The scores' own errors (see AttentionData), and a few roundings of a logarithm of that size.
    private static double LogAllowed(float[] q, float[] k, int d, float level) =>
        AttentionData.Allowed(q, k, [1], d, 1, level != 0)
            .AbsolutePart + 8 * Tolerance.Float32Roundoff * Math.Max(16, Math.Abs(level) + 16);

    private void Joined(float[] got, States states, int splits, int d, Tolerance allowed)
    {
        double Weighted(int i, Func<int, double> weight)
        {
            var (first, total, sum) = (i / d * splits, 0.0, 0.0);
            for (var s = first; s < first + splits; s++)
                (total, sum) = (total + weight(s), weight(s) == 0 ? sum : sum + weight(s) * states.O[s * d + i % d]);
            return total == 0 ? 0 : sum / total;
        }
        double Max(int split) => states.Lse.Skip(split / splits * splits).Take(splits).Max();
        double[] All(Func<int, double> weight) => [.. Enumerable.Range(0, got.Length).Select(i => Weighted(i, weight))];

        var expected = All(s => float.IsNegativeInfinity(states.Lse[s]) ? 0 : Math.Exp(states.Lse[s] - Max(s)));
        Elements("o", got, expected, allowed, ("heads", got.Length / d), ("columns", d))
            .Trap(() => All(_ => 1),
                "splits weigh the same: each partial is an average of its own keys, and counts in units of exp(its lse)")
            .Trap(() => All(s => float.IsNegativeInfinity(states.Lse[s]) ? 0 : 1),
                "filled splits weigh the same: each partial is an average of its own keys, and counts in units of exp(its lse)")
            .Trap(() => All(s => s % splits == splits - 1 ? 1 : 0), "only the last split counts: the states of all splits are merged")
            .Trap(() => All(s => s % splits == 0 ? 1 : 0), "only the first split counts: the states of all splits are merged")
            .Trap(() => [.. expected.Select((value, i) => value * Total(i))],
                "weights are not divided by their total: o = sum of w o / sum of w");

        double Total(int i) =>
            Enumerable.Range(i / d * splits, splits).Where(s => !float.IsNegativeInfinity(states.Lse[s]))
            .Sum(s => Math.Exp(states.Lse[s] - Max(s)));
    }
}
