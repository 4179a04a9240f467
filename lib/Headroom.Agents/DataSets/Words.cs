using System.Text.RegularExpressions;

namespace Headroom.Agents.DataSets;

/// <summary>Runs of words and signs, as hashes: what two texts have in common is counted in them.</summary>
public static partial class Words
{
    /// <summary>The runs of <paramref name="width"/> words; of a shorter text its one run, of an empty one none.</summary>
    public static HashSet<ulong> Runs(string text, int width)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ulong[] words = [.. Word().Matches(text).Select(match => Hash(match.ValueSpan))];
        var runs = new HashSet<ulong>();
        for (var i = 0; i < Math.Max(Math.Min(words.Length, 1), words.Length - width + 1); i++)
        {
            var run = 0UL;
            foreach (var word in words.AsSpan(i, Math.Min(width, words.Length - i))) run = Mixed(run ^ word);
            runs.Add(run);
        }
        return runs;
    }

    /// <summary>SplitMix64's finaliser: every bit of a number touches every bit of the result.</summary>
    internal static ulong Mixed(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
        x = (x ^ x >> 27) * 0x94D049BB133111EB;
        return x ^ x >> 31;
    }

    // FNV-1a of the letters.
    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in word) hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }

    [GeneratedRegex(@"\w+|[^\w\s]")]
    private static partial Regex Word();
}
