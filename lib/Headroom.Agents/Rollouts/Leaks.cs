using System.Text;
using System.Text.RegularExpressions;
using Headroom.Agents.Patches;

namespace Headroom.Agents.Rollouts;

/// <summary>
/// What a description gives away of the first rollout. What the file had before is known to the second rollout anyway, and gives
/// nothing away.
/// </summary>
public static partial class Leaks
{
    /// <summary>Letters and signs of a line that tells something, and words of a run that is a quotation.</summary>
    private const int ShortestLine = 10, Run = 6;

    /// <summary>Every leak in words; none where the description may be sent.</summary>
    public static IReadOnlyList<string> In(string description, FirstRollout first)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(first);
        string[] added = [.. first.Patch.Hunks.SelectMany(hunk => hunk.Lines).Where(line => line.Sign == '+').Select(line => line.Text)];
        var before = first.File.Text;
        return
        [
            .. Lines(added, before, description).Select(line => $"a line of the patch: {line}"),
            .. Names(added, $"{before} {first.File.Path}", description).Select(name => $"a name that only the patch has: {name}"),
            .. Runs([first.Instruction, first.Said], before, description).Select(run => $"words of the first rollout: {run}"),
        ];
    }

    // White space does not hide a line.
    private static IEnumerable<string> Lines(string[] added, string before, string description)
    {
        var (known, said) = (Dense(before), Dense(description));
        return added.Where(line => Dense(line) is { Length: >= ShortestLine } dense && said.Contains(dense, StringComparison.Ordinal)
            && !known.Contains(dense, StringComparison.Ordinal)).Select(line => line.Trim()).Distinct();
    }

    // A word in small letters may be English.
    private static IEnumerable<string> Names(string[] added, string known, string description)
    {
        var allowed = Words(known).ToHashSet();
        var said = Words(description).ToHashSet();
        return added.SelectMany(Words).Distinct().Where(name => IsName(name) && !allowed.Contains(name) && said.Contains(name));
    }

    private static IEnumerable<string> Runs(string[] texts, string before, string description)
    {
        var known = RunsOf(before);
        return texts.SelectMany(RunsOf).Where(run => !known.Contains(run)).Intersect(RunsOf(description)).Distinct();
    }

    private static HashSet<string> RunsOf(string text)
    {
        string[] words = [.. Words(text).Select(word => word.ToLowerInvariant())];
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - Run + 1)).Select(i => string.Join(' ', words[i..(i + Run)]))];
    }

    private static bool IsName(string word) => word.Skip(1).Any(char.IsUpper) || word.Any(letter => letter == '_' || char.IsDigit(letter));

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    private static string Dense(string text)
    {
        var dense = new StringBuilder(text.Length);
        foreach (var letter in text)
            if (!char.IsWhiteSpace(letter)) dense.Append(letter);
        return dense.ToString();
    }

    [GeneratedRegex(@"[\p{L}_][\w]*")]
    private static partial Regex Word();
}
