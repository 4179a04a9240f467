using System.Text;

namespace Headroom.Agents.Patches;

/// <summary>Applies a patch to the text that it was made from.</summary>
public static class PatchApplication
{
    /// <summary>The text after the patch. Every line that stays or goes must stand where the hunk says.</summary>
    /// <exception cref="FormatException">The patch was made from another text.</exception>
    public static string Apply(this Patch patch, string before)
    {
        ArgumentNullException.ThrowIfNull(patch);
        ArgumentNullException.ThrowIfNull(before);
        var lines = Patch.Lines(before);
        var (after, at) = (new StringBuilder(before.Length), 0);
        foreach (var hunk in patch.Hunks)
        {
            var start = hunk.OldCount == 0 ? hunk.OldStart : hunk.OldStart - 1;
            if (start < at || start > lines.Count) throw new FormatException($"{patch.Path}: no line {hunk.OldStart} for a hunk");
            while (at < start) after.Append(lines[at++]);
            foreach (var (sign, text) in hunk.Lines)
            {
                if (sign != '+' && (at == lines.Count || lines[at++] != text))
                    throw new FormatException($"{patch.Path}:{Math.Min(at, lines.Count)}: another line than the patch was made from");
                if (sign != '-') after.Append(text);
            }
        }
        while (at < lines.Count) after.Append(lines[at++]);
        return after.ToString();
    }
}
