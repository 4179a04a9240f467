using Headroom.Grading;
using Pair = NearDuplicates.Pair;

namespace Graders;

// Whether all pairs are looked at: of one band of one number that takes a hundred times as long as a dictionary of the numbers.
public sealed partial class NearDuplicatesGrader
{
    private const int Many = 16_000, Most = 15, Tries = 3;

    /// <summary>So many times what is allowed is no noise: it is not measured again.</summary>
    private const int FarOff = 3;

    private void ManySets()
    {
        if (!AllRight) return; // what is wrong need not be fast
        Case($"Pairs, {Many:#,0} sets of which one in a hundred repeats another", () => Part(nameof(NearDuplicates.Pairs), () =>
        {
            var (sets, right) = Repeating();
            ulong[] seeds = Numbers(1);
            Pair[] found = [];
            var (plain, spent) = (double.PositiveInfinity, double.PositiveInfinity);
            for (var i = 0; i < Tries && (i == 0 || spent < FarOff * Most * plain); i++)
            {
                plain = Math.Min(plain, Milliseconds(() => Plain(sets, seeds[0])));
                if (spent > Most * plain) spent = Math.Min(spent, Milliseconds(() => found = NearDuplicates.Pairs(sets, seeds, 1, 1, 0.5)));
            }
            That(found.AsSpan().SequenceEqual(right), "their pairs", "pairs of many sets are missing or wrong");
            That(spent <= Most * plain, "time", $"{spent / plain:0} times the time of a dictionary of the bands, and {Most} are allowed: "
                + "every pair of sets is looked at, or every bucket for each set");
        }));
    }

    // Of processor time, so that other programs do not count.
    private static double Milliseconds(Action work)
    {
        var began = ProcessorClock.OrSystem.GetTimestamp();
        work();
        return ProcessorClock.OrSystem.GetElapsedTime(began).TotalMilliseconds;
    }

    // Sets of three members that no other has, and one in a hundred with those of the set before it.
    private (ulong[][] Sets, Pair[] Right) Repeating()
    {
        var first = (ulong)Draw.Int(1, 1_000_000_000);
        var sets = new ulong[Many][];
        for (var i = 0; i < Many; i++)
            sets[i] = i % 100 == 99 ? [.. sets[i - 1]] : [first + 3 * (ulong)i, first + 3 * (ulong)i + 1, first + 3 * (ulong)i + 2];
        return (sets, [.. Enumerable.Range(0, Many / 100).Select(i => new Pair(100 * i + 98, 100 * i + 99, 1))]);
    }

    private static List<Pair> Plain(ulong[][] sets, ulong seed)
    {
        var (seen, pairs) = (new Dictionary<ulong, List<int>>(), new List<Pair>());
        for (var i = 0; i < sets.Length; i++)
        {
            var least = ulong.MaxValue;
            foreach (var member in sets[i]) least = Math.Min(least, NearDuplicates.Hash(member, seed));
            if (!seen.TryGetValue(least, out var bucket)) seen[least] = bucket = [];
            foreach (var other in bucket)
                if (Jaccard(sets[other], sets[i]) is >= 0.5 and var like) pairs.Add(new(other, i, like));
            bucket.Add(i);
        }
        return pairs;
    }
}
