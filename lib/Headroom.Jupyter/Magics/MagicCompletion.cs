using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Magics;

/// <summary>Magic commands, and the files that they take.</summary>
internal sealed partial class MagicCompletion(Kernel root)
{
    private static readonly string[] s_importable = [".ipynb", ".dib", ".cs", ".csx", ".html", ".js"];

    /// <summary>For a line up to the cursor: where the text that an item replaces begins, and the items.</summary>
    public (int Start, IReadOnlyList<CompletionItem> Items) At(string before)
    {
        if (!before.Contains(' ', StringComparison.Ordinal))
            return (0, [.. MagicNames.WithDescriptions(root).Where(m => m.Name.StartsWith(before, StringComparison.Ordinal))
                .Select(m => new CompletionItem(m.Name, WellKnownTags.Keyword, documentation: m.Description))]);
        if (Import().Match(before) is not { Success: true } import) return (before.Length, []);
        var (items, length) = FilePaths.Complete(import.Groups["path"].Value, s_importable);
        return (before.Length - length, items);
    }

    [GeneratedRegex("""
        ^#!import\s+(--file\s+)?"?(?<path>[^"]*)$
        """, RegexOptions.ExplicitCapture)]
    private static partial Regex Import();
}
