using System.Text.RegularExpressions;

namespace Headroom.Training.Code;

/// <summary>
/// Finds texts that say again what an earlier one said. A text is the set of its runs of eight words and symbols; it repeats another where
/// that one holds at least half of the set. Exact, not sampled: a few thousand files are few.
/// </summary>
internal sealed partial class Shingles
{
    private const int Width = 8;
    private const double Repeats = 0.5;

    private readonly Dictionary<ulong, List<int>> _holders = [];
    private int _count;

    /// <summary>Whether a remembered text holds at least half of this one.</summary>
    public bool IsRepeat(string text) => Share(text) >= Repeats;

    /// <summary>Compares later texts with this one too.</summary>
    public void Remember(string text)
    {
        foreach (var shingle in Of(text))
        {
            if (!_holders.TryGetValue(shingle, out var holders)) _holders.Add(shingle, holders = []);
            holders.Add(_count);
        }
        _count++;
    }

    /// <summary>The largest share of a text's runs that one remembered text holds.</summary>
    public double Share(string text)
    {
        var set = Of(text);
        if (set.Count == 0) return 0;
        var common = new Dictionary<int, int>();
        foreach (var shingle in set)
            foreach (var holder in _holders.GetValueOrDefault(shingle) ?? [])
                common[holder] = common.GetValueOrDefault(holder) + 1;
        return common.Values.DefaultIfEmpty().Max() / (double)set.Count;
    }

    private static HashSet<ulong> Of(string text)
    {
        var words = Words().Matches(text).Select(match => Hash(match.ValueSpan)).ToArray();
        var set = new HashSet<ulong>();
        for (var i = 0; i + Width <= words.Length; i++)
        {
            var hash = 0UL;
            for (var j = 0; j < Width; j++) hash = (hash ^ words[i + j]) * 0x9E3779B97F4A7C15 + (hash >> 31);
            set.Add(hash);
        }
        return set;
    }

    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in word) hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }

    [GeneratedRegex(@"\w+|[^\w\s]")]
    private static partial Regex Words();
}
