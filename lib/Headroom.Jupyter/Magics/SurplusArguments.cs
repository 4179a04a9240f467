using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;

namespace Headroom.Jupyter.Magics;

/// <summary>
/// Arguments behind a magic command that it has no use for. The package drops them without a word, or says of a wrong place that it is
/// empty.
/// </summary>
internal static partial class SurplusArguments
{
    /// <summary>The first of a cell, as the package words its own errors: place, number, cure. Null where there is none.</summary>
    public static string? In(string code, Kernel root)
    {
        var number = 0;
        foreach (var line in code.Split('\n'))
        {
            number++;
            if (!line.StartsWith("#!", StringComparison.Ordinal)) continue;
            Match[] words = [.. Word().Matches(line).Cast<Match>()];
            if (Find(words[0].Value, root) is not { } directive || First(words[1..], directive) is not Match surplus) continue;
            var takes = directive.Parameters.Any(p => p.AllowImplicitName) ? "one argument without a name" : "no argument without a name";
            return $"({number},{surplus.Index + 1}): error DNI105: {directive.Name} takes {takes}, and '{surplus.Value}' is one too many. "
                + "Remove it; or if it belongs to the one before it, put both between quotation marks.";
        }
        return null;
    }

    private static KernelActionDirective? Find(string name, Kernel root) => MagicNames.Directives(root).OfType<KernelActionDirective>()
        .FirstOrDefault(d => d.Name == name && d.Subcommands.Count == 0);

    private static Match? First(Match[] words, KernelActionDirective directive)
    {
        var places = directive.Parameters.Count(p => p.AllowImplicitName);
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at].Value;
            if (word.StartsWith("--", StringComparison.Ordinal))
            {
                if (directive.Parameters.FirstOrDefault(p => p.Name == word) is not { } named) return null; // The package says so.
                if (named.AllowImplicitName) places--;
                if (!named.Flag) at++;
            }
            else if (word[0] is '{' or '[') return null; // One JSON value of several words.
            else if (--places < 0) return words[at];
        }
        return null;
    }

    [GeneratedRegex("""
        "(\\.|[^"\\])*"|\S+
        """, RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
