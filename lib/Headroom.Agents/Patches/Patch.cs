using System.Text;

namespace Headroom.Agents.Patches;

/// <summary>The changes of one file. <see cref="ToString"/> is a unified diff as git writes and applies it.</summary>
/// <param name="Path">From the repository's root, with forward slashes.</param>
/// <param name="Hunks">In the order of the file; none where nothing changed.</param>
public sealed record Patch(string Path, IReadOnlyList<Hunk> Hunks)
{
    internal const string NoLineEnd = "\\ No newline at end of file";

    public bool IsEmpty => Hunks.Count == 0;

    /// <summary>The unified diff; "" where nothing changed.</summary>
    public override string ToString()
    {
        if (IsEmpty) return "";
        var text = new StringBuilder($"diff --git a/{Path} b/{Path}\n--- a/{Path}\n+++ b/{Path}\n");
        foreach (var hunk in Hunks)
        {
            text.Append($"@@ -{hunk.OldStart},{hunk.OldCount} +{hunk.NewStart},{hunk.NewCount} @@\n");
            foreach (var (sign, line) in hunk.Lines)
            {
                text.Append(sign).Append(line);
                if (!line.EndsWith('\n')) text.Append('\n').Append(NoLineEnd).Append('\n');
            }
        }
        return text.ToString();
    }

    /// <summary>The changes from one text of a file to another, each with up to <paramref name="context"/> lines around it.</summary>
    public static Patch Between(string path, string before, string after, int context = 3)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentOutOfRangeException.ThrowIfNegative(context);
        return new Patch(path, Hunking.Of(LineDiff.Of(Lines(before), Lines(after)), context));
    }

    /// <summary>The lines of a text, each with its line end.</summary>
    internal static IReadOnlyList<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }
        return lines;
    }
}
