using Headroom.Agents.Patches;

namespace Graders;

/// <summary>How many lines of a file differ from how it came, below the comment at its head.</summary>
internal static class ChangedLines
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

    // A line may not hold a kernel: one for each statement. The head of a for has two semicolons that end none.
    private static int Statements(string line) =>
        Math.Max(1, line.Count(c => c == ';') - 2 * line.Split("for (").Skip(1).Count());

    // A worked solution has its starter beside it.
    private static string Plain(string text) => string.Concat(text.ReplaceLineEndings("\n").Split('\n')
        .Select(line => line.TrimEnd()).SkipWhile(line => line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
        .Where(line => line.Length > 0 && !line.TrimStart().StartsWith("//>", StringComparison.Ordinal))
        .Select(line => line + "\n"));
}
