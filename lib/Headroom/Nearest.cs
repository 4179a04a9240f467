namespace Headroom;

/// <summary>Which known names a mistyped one may have meant.</summary>
internal static class Nearest
{
    // Beyond this length the nearest name says nothing, and the table grows with the square.
    private const int LongestCompared = 64;

    /// <summary>The names with the smallest edit distance, nearest first, ties in the order given.</summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known, int count = 3)
    {
        var asked = name.Length > LongestCompared ? name[..LongestCompared] : name;
        return [.. known.Distinct().OrderBy(candidate => Distance(asked, candidate)).Take(count)];
    }

    // Levenshtein: insertions, deletions and replacements, case ignored; one row at a time.
    internal static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 0; i < a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < b.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(a[i]) == char.ToLowerInvariant(b[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], diagonal) + 1);
            }
        }
        return row[^1];
    }
}
