using System.Text.RegularExpressions;
using Headroom.Agents.Patches;

namespace Graders;

/// <summary>How many lines of a file differ from how it came, below the comment at its head.</summary>
internal static partial class ChangedLines
{
    /// <summary>One that is replaced counts once, and so does one that comes or goes; one of several statements as many times.</summary>
    public static int Count(string before, string after)
    {
        var (changed, gone, come) = (0, 0, 0);
        foreach (var line in Patch.Between("file", Plain(before), Plain(after)).Hunks
            .SelectMany(hunk => hunk.Lines.Append(new HunkLine(' ', ""))))
        {
            if (line.Sign == '-') gone++;
            else if (line.Sign == '+') come += Statements(line.Text);
            else (changed, gone, come) = (changed + Math.Max(gone, come), 0, 0);
        }
        return changed;
    }

    // A line may not hold a kernel: one for each statement. The head of a for has two semicolons that end none, and may hold statements
    // between commas. Where a line has text or a comment of the other kind, semicolons count as they stand.
    private static int Statements(string line)
    {
        if (line.AsSpan().ContainsAny('"', '\'') || Has(line, "/*") || Has(line, "*/"))
            return Math.Max(1, line.Count(c => c == ';'));
        var code = line.Split("//")[0];
        return Math.Max(1, code.Count(c => c == ';') + For().Matches(code).Sum(head => Between(code, head.Index + head.Length) - 2));
    }

    [GeneratedRegex(@"\bfor\s*\(")]
    private static partial Regex For();

    // Commas in the head of a for that stand in no bracket of their own.
    private static int Between(string code, int at)
    {
        var (depth, commas) = (0, 0);
        for (; at < code.Length && depth >= 0; at++)
        {
            if (code[at] is '(' or '[' or '{') depth++;
            else if (code[at] is ')' or ']' or '}') depth--;
            else if (code[at] == ',' && depth == 0) commas++;
        }
        return commas;
    }

    // A worked solution has its starter beside it. What ends a text or a comment there is code.
    private static string Plain(string text) => string.Concat(text.ReplaceLineEndings("\n").Split('\n')
        .Select(line => line.TrimEnd()).SkipWhile(line => line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
        .Where(line => line.Length > 0 && !IsStarter(line))
        .Select(line => line + "\n"));

    private static bool IsStarter(string line) => line.TrimStart().StartsWith("//>", StringComparison.Ordinal)
        && !line.Contains('"') && !Has(line, "*/");

    private static bool Has(string line, string mark) => line.Contains(mark, StringComparison.Ordinal);
}
