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
    public static ulong[] Signature(ulong[] set, ulong[] seeds) => throw new NotAttempted("09.5");

    public static double Caught(double similarity, int bands, int rows) => throw new NotAttempted("09.5");

    public static int Bands(double similarity, int rows, double chance) => throw new NotAttempted("09.5");

    public static Pair[] Pairs(ulong[][] sets, ulong[] seeds, int bands, int rows, double threshold) => throw new NotAttempted("09.5");

    public static int[] Kept(int count, Pair[] pairs) => throw new NotAttempted("09.5");
    // your turn: end
}
