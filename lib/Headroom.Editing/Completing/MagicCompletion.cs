using System.Text.RegularExpressions;

namespace Headroom.Editing.Completing;

/// <summary>Magic commands, and the files that they take.</summary>
public static partial class MagicCompletion
{
    private static readonly string[] s_importable = [".ipynb", ".dib", ".cs", ".csx", ".html", ".js"];

    /// <summary>For a line up to the cursor: where the text that an item replaces begins, and the items.</summary>
    /// <param name="before">The line up to the cursor.</param>
    /// <param name="magics">All commands, with a sentence each.</param>
    /// <param name="folder">Where relative paths begin.</param>
    public static (int Start, IReadOnlyList<Candidate> Items) At(
        string before, IEnumerable<(string Name, string Description)> magics, string folder)
    {
        if (!before.Contains(' ', StringComparison.Ordinal))
            return (0, [.. magics.Where(m => m.Name.StartsWith(before, StringComparison.Ordinal))
                .Select(m => new Candidate(m.Name, CandidateKind.Keyword, Candidate.Here, Description: m.Description))]);
        if (Import().Match(before) is not { Success: true } import) return (before.Length, []);
        var (items, length) = FilePaths.Complete(folder, import.Groups["path"].Value, s_importable);
        return (before.Length - length, items);
    }

    [GeneratedRegex("""
        ^#!import\s+(--file\s+)?"?(?<path>[^"]*)$
        """, RegexOptions.ExplicitCapture)]
    private static partial Regex Import();
}
