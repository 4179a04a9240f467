using Headroom.Grading;
using Pair = NearDuplicates.Pair;

namespace Graders;

/// <summary>
/// Signatures, chances and what stays are exact. Which pairs are found is chance, so it is counted: pairs of one similarity, drawn anew,
/// are found as often as the bands say. How numbers make bands is left open. That not all
/// pairs are looked at shows in the time of many sets.
/// </summary>
public sealed partial class NearDuplicatesGrader : Grader
{
    protected override void Require()
    {
        Signatures();
        Chances();
        SmallTables();
        foreach (var rate in PairRate.All) Rate(rate);
        Keeps();
        ManySets();
    }

    private void Rate(PairRate rate) => Case(
        $"Pairs, {rate.Pairs:#,0} of similarity {rate.Similarity:0.00} among {2 * rate.Pairs:#,0} sets, {rate.Bands} x {rate.Rows} numbers",
        () => Part(nameof(NearDuplicates.Pairs), () =>
        {
            ulong[] seeds = Numbers(rate.Bands * rate.Rows);
            var sets = new ulong[2 * rate.Pairs][];
            int[] places = [.. Enumerable.Range(0, sets.Length)];
            Draw.Shuffle(places);
            for (var i = 0; i < rate.Pairs; i++)
            {
                var members = Numbers(2 * rate.Size - rate.Common);
                sets[places[2 * i]] = members[..rate.Size];
                sets[places[2 * i + 1]] = members[^rate.Size..];
            }
            var found = NearDuplicates.Pairs(sets, Input("seeds", seeds), rate.Bands, rate.Rows, rate.Similarity);
            var (least, most) = rate.Accepted;
            That(found.Length <= most, "pairs found",
                $"{found.Length:#,0} pairs are found, and by bands about {rate.Chance * rate.Pairs:#,0} are: "
                + (found.Length == rate.Pairs ? "pairs are compared that agree in no band" : "less than a whole band must agree"));
            That(found.Length >= least, "pairs found",
                $"{found.Length:#,0} pairs are found, and by bands about {rate.Chance * rate.Pairs:#,0} are: "
                + (found.Length == 0 ? "none has the threshold, or all numbers must agree" : "one band is enough, any of them"));
            That(Array.TrueForAll(found, pair => pair.Similarity == rate.Similarity), "their similarity",
                "a similarity is not that of the sets themselves");
        }));

    private void SmallTables()
    {
        Found("nothing", [], 0.5);
        Found("one set", [[1, 2]], 0.5);
        Found("the same, in another order", [[1, 2, 3], [3, 1, 2]], 0.9);
        Found("empty sets are like nothing", [[], [1], [], [1]], 0);
        Found("three of the same", [[5, 6], [5, 6], [9], [6, 5]], 0.9);
        Found("just the threshold, and above it", [[1, 2, 3], [1, 2, 3, 4], [5, 6, 7, 8, 9], [9, 5, 6, 7], [10, 11], [11, 10]], 0.75);
        Found("a hair below the threshold", [[1, 2, 3], [1, 2, 3, 4]], Math.BitIncrement(0.75));
        Found("forty of the same", [.. Enumerable.Range(0, 40).Select(_ => (ulong[])[5, 6])], 0.9);
        Found("one in eleven", [[1, 2, 3, 4, 5, 6], [6, 7, 8, 9, 10, 11]], 0.05);
        Found("one is part of the other", [[1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4]], 0.4);
        Found("a chain", [[1, 2, 3, 4], [2, 3, 4, 5], [3, 4, 5, 6]], 0.5);
        Found("ordered by both", [[7, 8, 9], [1, 2, 3], [7, 8, 9, 10], [1, 2, 3, 4], [7, 8, 9, 11]], 0.5);
        Found("members of all sizes", [[0, ulong.MaxValue], [ulong.MaxValue, 0], [0], [1]], 0.5);
        for (var i = 0; i < 6; i++)
        {
            ulong[] all = Numbers(12);
            Found($"drawn sets {i}", [.. Enumerable.Range(0, Draw.Int(3, 12)).Select(_ => all[Draw.Int(0, 4)..Draw.Int(6, 12)])],
                Draw.Of(0.2, 0.5, 0.75));
        }
    }

    // With 400 bands of one number, what has one in eleven in common is missed once in 10^16.
    private void Found(string name, ulong[][] sets, double threshold) => Case(
        $"Pairs, {name}: {sets.Length} sets, threshold {threshold}", () => Part(nameof(NearDuplicates.Pairs), () =>
        {
            foreach (var (i, set) in sets.Index()) Input($"set {i}", set);
            var got = NearDuplicates.Pairs(sets, Numbers(400), 400, 1, threshold);
            var right = All(sets, threshold, Jaccard);
            That(got.AsSpan().SequenceEqual(right.AsSpan()), "the pairs", Mistake(got, right, sets, threshold));
        }));

    private static string Mistake(Pair[] got, Pair[] right, ulong[][] sets, double threshold)
    {
        if (got.Any(pair => sets[pair.First].Length == 0 || sets[pair.Second].Length == 0)) return "an empty set is in no pair";
        if (got.Any(pair => pair.First >= pair.Second)) return "First stands before Second, and no set pairs with itself";
        if (got.Distinct().Count() < got.Length) return "a pair is given once, in however many bands it agrees";
        if (got.OrderBy(pair => pair.First).ThenBy(pair => pair.Second).SequenceEqual(right))
            return "pairs are ordered by First, then Second";
        if (got.Length > 0 && got.SequenceEqual(All(sets, threshold, Smaller)))
            return "over the smaller set's members: Jaccard is over those of either";
        if (got.Length > 0 && got.SequenceEqual(All(sets, threshold, Mean)))
            return "twice those of both over the sum: Jaccard is over members of either";
        if (got.Any(pair => pair.Similarity != Jaccard(sets[pair.First], sets[pair.Second])))
            return "a similarity is not that of the sets themselves";
        if (got.Any(pair => pair.Similarity < threshold)) return "a pair below the threshold is given";
        var missing = right.Except(got).ToList();
        if (got.Length > 0 && missing.Count > 0 && missing.TrueForAll(pair => pair.Similarity == threshold))
            return "just the threshold is enough";
        return "a pair is missing whose signatures agree in a band";
    }

    private static Pair[] All(ulong[][] sets, double threshold, Func<ulong[], ulong[], double> similarity) =>
    [
        .. from first in Enumerable.Range(0, sets.Length)
           from second in Enumerable.Range(first + 1, sets.Length - first - 1)
           where sets[first].Intersect(sets[second]).Any()
           let like = similarity(sets[first], sets[second])
           where like >= threshold
           select new Pair(first, second, like),
    ];

    private static double Jaccard(ulong[] one, ulong[] other) => (double)one.Intersect(other).Count() / one.Union(other).Count();

    private static double Smaller(ulong[] one, ulong[] other) => (double)one.Intersect(other).Count() / Math.Min(one.Length, other.Length);

    private static double Mean(ulong[] one, ulong[] other) => 2.0 * one.Intersect(other).Count() / (one.Length + other.Length);

    private ulong[] Numbers(int count)
    {
        var numbers = new HashSet<ulong>();
        while (numbers.Count < count) numbers.Add((ulong)Draw.Real(0, 1e19));
        return [.. numbers];
    }
}
