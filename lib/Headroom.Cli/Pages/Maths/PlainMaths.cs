using System.Text.RegularExpressions;

namespace Headroom.Cli.Pages.Maths;

/// <summary>A formula in TeX as a line of text, for titles, and for what cannot be drawn.</summary>
internal static partial class PlainMaths
{
    private static readonly Dictionary<string, string> s_symbols = new(
        TexSymbols.Operators.Concat(TexSymbols.Letters).Concat(TexSymbols.Sizes.Select(size => KeyValuePair.Create(size, ""))))
    {
        ["sum"] = "Σ", ["prod"] = "Π", ["cdots"] = "…", ["top"] = "ᵀ", ["quad"] = "  ", ["qquad"] = "    ",
    };

    public static string Of(string tex)
    {
        var text = Spaces().Replace(tex, " ");
        // From the inside out: each pass takes the groups that hold no other.
        for (var before = ""; before != text;)
        {
            before = text;
            text = Fraction().Replace(text, m => $"{Bracketed(m.Groups[1].Value)} / {Bracketed(m.Groups[2].Value)}");
            text = Root().Replace(text, m => $"√{Bracketed(m.Groups[1].Value)}");
            text = Named().Replace(text, "$1");
            text = Raised().Replace(text, m => $"{m.Groups[1].Value}{Bracketed(m.Groups[2].Value)}");
        }
        text = Command().Replace(text, m => s_symbols.GetValueOrDefault(m.Groups[1].Value, m.Groups[1].Value));
        return Runs().Replace(text.Replace("{", "").Replace("}", ""), " ").Trim();
    }

    private static string Bracketed(string group) => group.Trim() is var inner && Simple().IsMatch(inner) ? inner : $"({inner})";

    [GeneratedRegex(@"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\\sqrt\s*\{([^{}]*)\}")]
    private static partial Regex Root();

    [GeneratedRegex(@"\\(?:text|mathrm|mathbf|mathit|operatorname|mathsf|textbf|textit)\*?\s*\{([^{}]*)\}")]
    private static partial Regex Named();

    [GeneratedRegex(@"([_^])\{([^{}]*)\}")]
    private static partial Regex Raised();

    [GeneratedRegex(@"\\([a-zA-Z]+)")]
    private static partial Regex Command();

    [GeneratedRegex(@"\\[,;:! ]|~|\s+|\\\\|&")]
    private static partial Regex Spaces();

    [GeneratedRegex(@" {2,}")]
    private static partial Regex Runs();

    [GeneratedRegex(@"^(\\?\w+|[^\w\s])$")]
    private static partial Regex Simple();
}
