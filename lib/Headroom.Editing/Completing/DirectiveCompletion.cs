using System.Text.RegularExpressions;

namespace Headroom.Editing.Completing;

/// <summary>The paths of <c>#load</c> and <c>#r</c>, and the directives themselves.</summary>
internal static partial class DirectiveCompletion
{
    private static readonly string[] s_words =
        ["#if", "#else", "#elif", "#endif", "#define", "#undef", "#region", "#endregion", "#nullable", "#pragma", "#load", "#r", "#error",
            "#warning", "#line"];

    /// <summary>Null where the line is none of these. Length is how much of the line's end an item replaces.</summary>
    public static (IReadOnlyList<Candidate> Items, int Length)? At(string lineBefore, string folder)
    {
        if (Path().Match(lineBefore) is { Success: true } path)
            return FilePaths.Complete(folder, path.Groups["path"].Value, path.Groups["kind"].Value == "r" ? [".dll"] : [".csx", ".cs"]);
        if (!Word().IsMatch(lineBefore)) return null;
        var written = lineBefore.TrimStart();
        var words = s_words.Where(w => w.StartsWith(written, StringComparison.Ordinal))
            .Select(Candidate.Keyword);
        return ([.. words], written.Length);
    }

    [GeneratedRegex("""
        ^\s*#(?<kind>load|r)\s+"(?<path>[^"]*)$
        """, RegexOptions.ExplicitCapture)]
    private static partial Regex Path();

    [GeneratedRegex(@"^\s*#\w*$")]
    private static partial Regex Word();
}
