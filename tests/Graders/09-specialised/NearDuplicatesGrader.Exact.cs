using Headroom.Grading;
using Pair = NearDuplicates.Pair;

namespace Graders;

// What has one right answer: signatures, chances, and which texts stay.
public sealed partial class NearDuplicatesGrader
{
    private void Signatures()
    {
        Signed("an empty set", [], 3);
        Signed("one member", [17], 4);
        Signed("no seed", [1, 2], 0);
        Signed("the largest and the smallest member", [0, ulong.MaxValue], 5);
        for (var i = 0; i < 4; i++) Signed($"drawn {i}", Numbers(Draw.Int(2, 60)), Draw.Int(1, 40));
        Case("Signature, one set by one seed and by another", () => Part(nameof(NearDuplicates.Signature), () =>
        {
            ulong[] set = Numbers(9), seeds = Numbers(2);
            ulong[] got = [.. seeds.SelectMany(seed => NearDuplicates.Signature(set, [seed]))];
            That(got.AsSpan().SequenceEqual([.. seeds.Select(seed => set.Min(member => NearDuplicates.Hash(member, seed)))]), "both",
                got.Length == 2 && got[0] == got[1] ? "remembered of the set: a signature is of the seeds too"
                : "not the smallest hash of each seed");
        }));
    }

    private void Signed(string name, ulong[] set, int count) => Case($"Signature, {name}: {set.Length} members, {count} seeds", () =>
        Part(nameof(NearDuplicates.Signature), () =>
        {
            var seeds = Numbers(count);
            var got = NearDuplicates.Signature(Input("the set", set), Input("the seeds", seeds));
            ulong[] Made(Func<ulong, IEnumerable<ulong>, ulong> of) =>
                [.. seeds.Select(seed => set.Length == 0 ? ulong.MaxValue
                    : of(seed, set.Select(member => NearDuplicates.Hash(member, seed))))];
            var right = Made((_, hashes) => hashes.Min());
            That(got.AsSpan().SequenceEqual(right), "the signature",
                got.Length != right.Length ? $"{got.Length} numbers for {right.Length} seeds: one for each"
                : set.Length == 0 ? "an empty set has ulong.MaxValue for each seed"
                : got.SequenceEqual(Made((_, hashes) => hashes.Max())) ? "the largest hash: the smallest makes the signature"
                : got.SequenceEqual(Made((seed, _) => set.Min(member => NearDuplicates.Hash(seed, member))))
                    ? "member and seed are exchanged"
                : got.SequenceEqual(Made((_, _) => set.Min(member => NearDuplicates.Hash(member, seeds[0]))))
                    ? "the first seed for all numbers"
                : got.SequenceEqual(Made((seed, _) => NearDuplicates.Hash(set.Min(), seed)))
                    ? "the hash of the smallest member: hash first, then the smallest"
                : got.SequenceEqual(Made((seed, hashes) => set.MinBy(member => NearDuplicates.Hash(member, seed))))
                    ? "the member whose hash is smallest: its hash makes the signature"
                : got.SequenceEqual(Made((_, hashes) => (ulong)hashes.Min(hash => (long)hash)))
                    ? "the smallest as a signed number: hashes have no sign"
                : "not the smallest hash of each seed");
        }));

    private void Chances()
    {
        foreach (var (similarity, bands, rows) in ((double, int, int)[])[
            (0.3, 20, 5), (0.8, 20, 5), (0, 9, 3), (1, 1, 7), (0.5, 1, 1), (0.5, 3, 1), (0.5, 1, 3),
            .. Enumerable.Range(0, 4).Select(_ => (Draw.Real(0.1, 0.95), Draw.Int(2, 40), Draw.Int(2, 9)))])
            Case($"Caught, similarity {similarity:0.###}, {bands} bands of {rows}", () => Part(nameof(NearDuplicates.Caught), () =>
                Number("the chance", NearDuplicates.Caught(similarity, bands, rows), Chance(similarity, bands, rows))
                    .Trap(Chance(similarity, rows, bands), "bands and rows are exchanged")
                    .Trap(Math.Pow(1 - Math.Pow(similarity, rows), bands), "the chance that no band agrees: it is 1 minus that")
                    .Trap(Math.Pow(similarity, rows), "one band alone: any of them is enough")
                    .Trap(Math.Pow(similarity, rows * bands), "all bands: any of them is enough")
                    .Trap(1 - Math.Pow(1 - similarity, rows * bands), "any number of the signature: all rows of a band must agree")
                    .Trap(Math.Min(1, bands * Math.Pow(similarity, rows)), "chances are added: a pair may agree in several bands")
                    .Trap(Math.Pow(1 - Math.Pow(1 - similarity, rows), bands), "any row of every band: every row of any band is asked")));
        foreach (var (similarity, rows, chance) in ((double, int, double)[])[
            (0.8, 5, 0.99), (0.5, 1, 0.5), (0.9, 3, 0.1), (0.5, 1, 0.75), (0.4, 6, 0.999),
            .. Enumerable.Range(0, 5).Select(_ => (Draw.Real(0.4, 0.95), Draw.Int(1, 6), Draw.Real(0.3, 0.999)))])
            Case($"Bands, similarity {similarity:0.###}, {rows} rows, chance {chance:0.###}", () => Part(nameof(NearDuplicates.Bands), () =>
            {
                // Bands may ask Caught again and again; where that is wrong, it has been told, and might never say enough.
                var caught = NearDuplicates.Caught(0.7, 9, 3);
                Number("Caught, which Bands may ask", caught, Chance(0.7, 9, 3));
                if (!Tolerance.Formula.Accepts(caught, Chance(0.7, 9, 3))) return;
                int Fewest(Func<int, bool> enough) => Enumerable.Range(1, 100_000).First(enough);
                var right = Fewest(bands => Chance(similarity, bands, rows) >= chance);
                Number("bands", NearDuplicates.Bands(similarity, rows, chance), right).Within(Tolerance.Exact)
                    .Trap(right - 1, "one band too few: the chance must be reached")
                    .Trap(right + 1, "one band more than are needed")
                    .Trap(Fewest(bands => Chance(similarity, rows, bands) <= chance), "bands and rows are exchanged")
                    .Trap(Fewest(bands => 1 - Math.Pow(1 - similarity, bands) >= chance), "all rows of a band must agree")
                    .Trap(Fewest(bands => bands * Math.Pow(similarity, rows) >= chance),
                        "chances are added: a pair may agree in several bands");
            }));
    }

    private void Keeps()
    {
        Stays("nothing", 0);
        Stays("no pair", 4);
        Stays("a pair", 3, (0, 2));
        Stays("three of the same", 3, (0, 1), (0, 2), (1, 2));
        Stays("a chain of three", 3, (0, 1), (1, 2));
        Stays("a chain of five", 5, (0, 1), (1, 2), (2, 3), (3, 4));
        Stays("two that are like the first", 4, (0, 1), (0, 3));
        Stays("a later one like two earlier ones", 4, (0, 3), (1, 3));
        Stays("pairs in any order", 5, (2, 4), (1, 2), (0, 1));
        for (var i = 0; i < 8; i++)
        {
            var count = Draw.Int(3, 30);
            Stays($"drawn {i}", count, [.. Enumerable.Range(0, Draw.Int(1, count)).Select(_ => Draw.Int(1, count - 1))
                .Select(second => (Draw.Int(0, second - 1), second)).Distinct()]);
        }
    }

    private void Stays(string name, int count, params (int First, int Second)[] pairs) => Case($"Kept, {name}: {count} texts", () =>
        Part(nameof(NearDuplicates.Kept), () =>
        {
            Pair[] Alike(double similarity) => [.. pairs.Select(pair => new Pair(pair.First, pair.Second, similarity))];
            var got = NearDuplicates.Kept(count, Input("the pairs", Alike(Draw.Real(0.05, 1))));
            int[] right = Kept((kept, i) => !pairs.Any(pair => pair.Second == i && kept.Contains(pair.First)));
            That(got.AsSpan().SequenceEqual(right), "what stays",
                got.SequenceEqual(Kept((_, i) => !pairs.Any(pair => pair.Second == i)))
                    ? "a text goes although what it repeats has gone itself: nothing of it stays"
                : got.SequenceEqual(Kept((_, i) => !pairs.Any(pair => pair.First == i))) ? "the first of a pair goes: the second does"
                : got.SequenceEqual(Kept((_, i) => !pairs.Any(pair => pair.First == i || pair.Second == i)))
                    ? "both of a pair go: the first stays"
                : NearDuplicates.Kept(count, Alike(1)).SequenceEqual(right) ? "the similarity decides: whatever is in a pair counts"
                : got.Order().SequenceEqual(right) ? "in another order than the texts have"
                : "a text that should stay has gone, or one that should go is there");

            int[] Kept(Func<List<int>, int, bool> stays)
            {
                var kept = new List<int>();
                for (var i = 0; i < count; i++)
                    if (stays(kept, i)) kept.Add(i);
                return [.. kept];
            }
        }));

    private static double Chance(double similarity, int bands, int rows) => 1 - Math.Pow(1 - Math.Pow(similarity, rows), bands);
}
