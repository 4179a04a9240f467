namespace Headroom.Agents.Patches;

/// <summary>
/// How much of a first patch a second one says again: matched changed lines over changed lines of the first. Counted as
/// <c>compare_patch_recall</c> of SERA does (allenai/SERA at 1ca8673, sera/datagen/data/eval/eval.py; arXiv 2601.20789).
/// </summary>
public static class PatchRecall
{
    private static readonly string[] s_headers = ["diff", "---", "+++", "@@"];

    /// <summary>
    /// The share of the first patch's changed lines, each with its sign, that the second has too; a line matches once. Null where the first
    /// changes nothing.
    /// </summary>
    public static double? Of(string first, string second)
    {
        var asked = ChangedLines(first).ToList();
        if (asked.Count == 0) return null;
        var left = ChangedLines(second).CountBy(line => line).ToDictionary();
        var matched = 0;
        foreach (var line in asked)
        {
            if (left.GetValueOrDefault(line) == 0) continue;
            left[line]--;
            matched++;
        }
        return (double)matched / asked.Count;
    }

    /// <summary>
    /// Lines that begin with + or -, without heads and without changes of blank lines. A line of code that begins with ++ or -- looks like
    /// a head behind its sign and is not counted, as in SERA's code.
    /// </summary>
    public static IEnumerable<string> ChangedLines(string patch)
    {
        ArgumentNullException.ThrowIfNull(patch);
        return patch.Split('\n')
            .Where(line => line.StartsWith('+') || line.StartsWith('-'))
            .Where(line => !s_headers.Any(head => line.StartsWith(head, StringComparison.Ordinal)))
            .Where(line => !string.IsNullOrWhiteSpace(line[1..]));
    }
}
