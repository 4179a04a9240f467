using System.Text.RegularExpressions;

namespace Headroom.Testing.GuiltyLines;

/// <summary>
/// The lines in which a wrong submission differs from the solution, comments aside. A line that moved into a loop is indented further, and
/// differs.
/// </summary>
internal static partial class ChangedLines
{
    /// <summary>Line numbers of <paramref name="wrong"/>, from 1. A changed constant changes the lines that use it.</summary>
    public static IReadOnlySet<int> Of(string[] solution, string[] wrong)
    {
        var (a, b) = (Code(solution), Code(wrong));
        var kept = Common(a.ConvertAll(line => line.Text), b.ConvertAll(line => line.Text));
        var changed = b.Where((_, at) => !kept.Contains(at)).ToList();
        foreach (var name in changed.Select(line => Constant().Match(line.Text)).Where(match => match.Success)
            .Select(match => match.Groups[1].Value).ToList())
            changed.AddRange(b.Where(line => Regex.IsMatch(line.Text, $@"\b{name}\b")));
        return changed.Select(line => line.Number).ToHashSet();
    }

    [GeneratedRegex(@"\bconst \w+ (\w+) =")]
    private static partial Regex Constant();

    private static List<(int Number, string Text)> Code(string[] lines) =>
        [.. lines.Select((line, at) => (at + 1, line.Split("//")[0].TrimEnd())).Where(line => line.Item2.Length > 0)];

    // Positions in b of a longest common subsequence.
    private static HashSet<int> Common(List<string> a, List<string> b)
    {
        var length = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
            for (var j = b.Count - 1; j >= 0; j--)
                length[i, j] = a[i] == b[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        var kept = new HashSet<int>();
        for (var (i, j) = (0, 0); i < a.Count && j < b.Count;)
        {
            if (a[i] == b[j])
            {
                kept.Add(j);
                (i, j) = (i + 1, j + 1);
            }
            else if (length[i + 1, j] >= length[i, j + 1]) i++;
            else j++;
        }
        return kept;
    }
}
