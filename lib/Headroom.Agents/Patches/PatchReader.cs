using System.Globalization;
using System.Text.RegularExpressions;

namespace Headroom.Agents.Patches;

/// <summary>Reads unified diffs.</summary>
public static partial class PatchReader
{
    /// <summary>The patches of a text, one a file; lines of git between them are passed over.</summary>
    /// <exception cref="FormatException">A hunk has other counts of lines than its head says, or no file.</exception>
    public static IReadOnlyList<Patch> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = Patch.Lines(text);
        var patches = new List<Patch>();
        List<Hunk>? hunks = null;
        for (var at = 0; at < lines.Count;)
        {
            if (At(lines, at, "--- ") && At(lines, at + 1, "+++ "))
            {
                patches.Add(new Patch(PathOf(lines[at], lines[at + 1]), hunks = []));
                at += 2;
            }
            else if (At(lines, at, "@@ "))
                (hunks ?? throw new FormatException($"line {at + 1}: a hunk before any file")).Add(ReadHunk(lines, ref at));
            else
                at++;
        }
        return patches;
    }

    private static Hunk ReadHunk(IReadOnlyList<string> lines, ref int at)
    {
        var line = at + 1;
        if (Head().Match(lines[at++]) is not { Success: true } head) throw new FormatException($"line {line}: not the head of a hunk");
        int Number(string name, int missing) =>
            head.Groups[name] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : missing;
        var (olds, news) = (Number("oldCount", 1), Number("newCount", 1));
        var own = new List<HunkLine>();
        while (olds > 0 || news > 0 || at < lines.Count && lines[at].StartsWith('\\'))
        {
            if (at == lines.Count) throw new FormatException($"line {line}: the hunk ends early");
            var text = lines[at++];
            if (text[0] == '\\')
            {
                if (own.Count == 0) throw new FormatException($"line {at}: no line before it");
                own[^1] = own[^1] with { Text = own[^1].Text.TrimEnd('\n') };
                continue;
            }
            // Editors and mail strip the blank of an empty line that stays.
            var (sign, rest) = text is "\n" or "\r\n" ? (' ', text) : (text[0], text[1..]);
            if (sign is not (' ' or '-' or '+')) throw new FormatException($"line {at}: the hunk ends early");
            if (sign != '+' && --olds < 0 || sign != '-' && --news < 0)
                throw new FormatException($"line {at}: more lines than the head says");
            own.Add(new(sign, rest));
        }
        return new Hunk(Number("old", 0), Number("new", 0), own);
    }

    // Of a new file the old path is /dev/null, of a deleted one the new path.
    private static string PathOf(string old, string @new)
    {
        var name = (@new.Contains("/dev/null", StringComparison.Ordinal) ? old : @new)[4..].TrimEnd().Split('\t')[0];
        return name.StartsWith("a/", StringComparison.Ordinal) || name.StartsWith("b/", StringComparison.Ordinal) ? name[2..] : name;
    }

    private static bool At(IReadOnlyList<string> lines, int index, string start) =>
        index < lines.Count && lines[index].StartsWith(start, StringComparison.Ordinal);

    [GeneratedRegex(@"^@@ -(?<old>\d+)(,(?<oldCount>\d+))? \+(?<new>\d+)(,(?<newCount>\d+))? @@")]
    private static partial Regex Head();
}
