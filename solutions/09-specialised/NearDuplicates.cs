// 09.5 Near-duplicates. Objective: find texts that nearly repeat each other without comparing all pairs, at a rate that you can state.
// A text is the set of its runs of words, each run a ulong; sets have no member twice. Similarity is Jaccard's: members of both over
// members of either; 0 where one is empty.
//   Signature  for each seed the smallest Hash(member, seed) of the set; ulong.MaxValue of an empty one
//   Caught     the chance that two sets of a similarity agree in all `rows` numbers of at least one of `bands` bands
//   Bands      the fewest bands, 1 or more, that catch so similar sets with at least that chance; 0 < similarity and chance < 1
//   Pairs      of all pairs First < Second whose signatures agree in a band, those with at least the threshold in common, with their exact
//              similarity, each once, ordered by First, then Second. The signature has bands * rows numbers, seeds as many. An empty
//              set is in no pair. Nothing is done for every pair of sets: 16,000 sets, few of them alike, take at most 15 times as long
//              as a plain dictionary of each band's numbers.
//   Kept       which of `count` texts stay, in their order: a text goes where it is Second in a pair whose First stays
// Out of scope: cutting texts into words. About 32 lines.
public static class NearDuplicates
{
    public readonly record struct Pair(int First, int Second, double Similarity);

    /// <summary>A random number that member and seed decide: with another seed it is another one.</summary>
    public static ulong Hash(ulong member, ulong seed)
    {
        var z = (member ^ seed * 0x9E3779B97F4A7C15) + seed;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    // your turn: begin
    public static ulong[] Signature(ulong[] set, ulong[] seeds) =>
        [.. seeds.Select(seed => set.Aggregate(ulong.MaxValue, (least, member) => Math.Min(least, Hash(member, seed))))];

    public static double Caught(double similarity, int bands, int rows) => 1 - Math.Pow(1 - Math.Pow(similarity, rows), bands);

    public static int Bands(double similarity, int rows, double chance)
    {
        var bands = 1;
        while (Caught(similarity, bands, rows) < chance) bands++;
        return bands;
    }

    public static Pair[] Pairs(ulong[][] sets, ulong[] seeds, int bands, int rows, double threshold)
    {
        var pairs = new Dictionary<(int First, int Second), double>();
        var signatures = Array.ConvertAll(sets, set => Signature(set, seeds));
        for (var band = 0; band < bands; band++)
        {
            var buckets = new Dictionary<UInt128, List<int>>();
            for (var i = 0; i < sets.Length; i++)
            {
                if (sets[i].Length == 0) continue;
                UInt128 key = 0;
                foreach (var number in signatures[i].AsSpan(band * rows, rows)) key = key * 0x2545F4914F6CDD1D + number;
                if (!buckets.TryGetValue(key, out var bucket)) buckets[key] = bucket = [];
                foreach (var first in bucket)
                    if (!pairs.ContainsKey((first, i))) pairs[(first, i)] = Jaccard(sets[first], sets[i]);
                bucket.Add(i);
            }
        }
        return [.. pairs.Where(pair => pair.Value >= threshold).Select(pair => new Pair(pair.Key.First, pair.Key.Second, pair.Value))
            .OrderBy(pair => pair.First).ThenBy(pair => pair.Second)];
    }

    public static int[] Kept(int count, Pair[] pairs)
    {
        var kept = Enumerable.Repeat(true, count).ToArray();
        foreach (var pair in pairs.OrderBy(pair => pair.Second))
            if (kept[pair.First]) kept[pair.Second] = false;
        return [.. Enumerable.Range(0, count).Where(i => kept[i])];
    }

    private static double Jaccard(ulong[] first, ulong[] second)
    {
        var both = first.ToHashSet().Count(second.ToHashSet().Contains);
        return (double)both / (first.Length + second.Length - both);
    }
    //> public static ulong[] Signature(ulong[] set, ulong[] seeds) => throw new NotAttempted("09.5");
    //>
    //> public static double Caught(double similarity, int bands, int rows) => throw new NotAttempted("09.5");
    //>
    //> public static int Bands(double similarity, int rows, double chance) => throw new NotAttempted("09.5");
    //>
    //> public static Pair[] Pairs(ulong[][] sets, ulong[] seeds, int bands, int rows, double threshold) => throw new NotAttempted("09.5");
    //>
    //> public static int[] Kept(int count, Pair[] pairs) => throw new NotAttempted("09.5");
    // your turn: end
}
