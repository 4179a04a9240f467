using Headroom.Grading;

namespace Graders;

public sealed partial class SoftmaxMergeGrader
{
    private const int DrawnGroupings = 12;

    private readonly record struct Key(float Score, float[] Value);

    // The same keys in every order and grouping: one key after the other from either end, as a balanced tree, and in drawn ones.
    private void Groupings(string name, int count, int d, Func<float> score) =>
        Case($"{Numbers.Count(count, "key")}, d {d:#,0}: {name}", () => Merges(count, d, score), "float32");

    private void Merges(int count, int d, Func<float> score)
    {
        var keys = Enumerable.Range(0, count).Select(_ => new Key(score(), Draw.Normal(d))).ToArray();
        Merged("in order", keys, states => states.Aggregate(SoftmaxMerge.Empty(d), SoftmaxMerge.Merge), count);
        Merged("from the last", keys, states =>
            states.Reverse().Aggregate(SoftmaxMerge.Empty(d), (sum, next) => SoftmaxMerge.Merge(next, sum)), count);
        Merged("as a tree", keys, Tree, (int)Math.Ceiling(Math.Log2(count)));
        for (var i = 0; i < DrawnGroupings; i++)
        {
            Draw.Shuffle(keys);
            Merged("in a drawn order and grouping", keys, Drawn, count);
        }
    }

    private void Merged(string how, Key[] keys, Func<SoftmaxState[], SoftmaxState> merge, int depth)
    {
        var state = merge([.. keys.Select(key => SoftmaxMerge.One(key.Score, key.Value))]);
        var d = keys[0].Value.Length;
        var (result, lse) = Reference(keys, d);
        Number($"Max {how}", state.Max, keys.Max(key => key.Score)).Within(Tolerance.Exact);
        Number($"log-sum-exp {how}", SoftmaxMerge.LogSumExp(state), lse).Within(new(Error(depth), 2 * Tolerance.Float32Roundoff));
        Elements(
            $"result {how}", SoftmaxMerge.Result(state), result,
            Tolerance.Absolute(2 * Error(depth) * keys.Max(key => key.Value.Max(MathF.Abs))), d);
    }

    // On its way up a key's weight is multiplied by exponentials whose exponents sum to score - maximum, which is within 104 where anything
    // is left of it: 104 units of roundoff. Each merge adds two roundings of an exponential, one of a product and one of a sum.
    private static double Error(int depth) => (104 + 4.0 * depth) * Tolerance.Float32Roundoff;

    private static (double[] Result, double Lse) Reference(Key[] keys, int d)
    {
        var lse = ReferenceHead.LogSumExp([.. keys.Select(key => (double)key.Score)]);
        var result = new double[d];
        foreach (var key in keys)
            for (var c = 0; c < d; c++) result[c] += Math.Exp(key.Score - lse) * key.Value[c];
        return (result, lse);
    }

    private static SoftmaxState Tree(SoftmaxState[] states) => states.Length == 1
        ? states[0]
        : SoftmaxMerge.Merge(Tree(states[..(states.Length / 2)]), Tree(states[(states.Length / 2)..]));

    // Two drawn states become one until one is left.
    private SoftmaxState Drawn(SoftmaxState[] states)
    {
        var left = states.ToList();
        while (left.Count > 1)
        {
            var (a, b) = (Draw.Int(0, left.Count - 1), Draw.Int(0, left.Count - 2));
            if (b >= a) b++;
            left[a] = SoftmaxMerge.Merge(left[a], left[b]);
            left.RemoveAt(b);
        }
        return left[0];
    }
}
