namespace Headroom.Agents.DataSets;

/// <summary>
/// Finds texts that are nearly an earlier one. MinHash (Broder 1997) in 32 bands of 4: two texts that share s of their runs meet in a band
/// with probability 1 - (1 - s^4)^32, and are then compared exactly. At s = 0.8 one pair in 10^7 is missed, at 0.4 half of all pairs are
/// compared.
/// </summary>
/// <param name="threshold">The least share of common runs, over all runs of both, of a near-duplicate.</param>
public sealed class NearDuplicates(double threshold = 0.8, int width = 5)
{
    private const int Bands = 32, Rows = 4;

    private readonly Dictionary<(int Band, ulong Signature), List<int>> _buckets = [];
    private readonly List<HashSet<ulong>> _kept = [];

    /// <summary>Whether the text is nearly one that was kept; if not, it is kept.</summary>
    public bool IsDuplicate(string text)
    {
        var runs = Words.Runs(text, width);
        var signatures = Enumerable.Range(0, Bands).Select(band => (band, Signature(runs, band))).ToList();
        foreach (var earlier in signatures.SelectMany(key => _buckets.GetValueOrDefault(key) ?? []).Distinct())
            if (Similarity(runs, _kept[earlier]) >= threshold) return true;
        foreach (var key in signatures)
        {
            if (!_buckets.TryGetValue(key, out var bucket)) _buckets.Add(key, bucket = []);
            bucket.Add(_kept.Count);
        }
        _kept.Add(runs);
        return false;
    }

    /// <summary>Common runs over all runs of both (Jaccard); 1 of two empty texts.</summary>
    public static double Similarity(IReadOnlySet<ulong> first, IReadOnlySet<ulong> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var common = first.Count(second.Contains);
        var all = first.Count + second.Count - common;
        return all == 0 ? 1 : (double)common / all;
    }

    // Four minima, each under another order of all runs, as one number.
    private static ulong Signature(HashSet<ulong> runs, int band)
    {
        var signature = 0UL;
        for (var row = 0; row < Rows; row++)
        {
            var (order, least) = (Words.Mixed((ulong)(band * Rows + row + 1)), ulong.MaxValue);
            foreach (var run in runs) least = Math.Min(least, Words.Mixed(run ^ order));
            signature = Words.Mixed(signature ^ least);
        }
        return signature;
    }
}
