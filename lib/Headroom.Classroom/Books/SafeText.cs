using System.Globalization;
using System.Net;
using System.Text;

namespace Headroom.Classroom.Books;

/// <summary>What learners typed, made harmless where it is shown or names a file.</summary>
public static class SafeText
{
    private const int MostOfName = 40;

    /// <summary>As text of a page: no markup, and characters that act on a terminal or turn the reading direction are spelled
    /// out.</summary>
    public static string Html(string text) => WebUtility.HtmlEncode(Plain(text));

    /// <summary>The same for a terminal and for a cell. Line ends and tabs are spelled out as well.</summary>
    public static string Line(string text) => Plain(text).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t",
        StringComparison.Ordinal);

    /// <summary>
    /// A name for a learner's file: the letters and digits of <paramref name="name"/>, behind a number that tells it from every other.
    /// </summary>
    public static string FileName(string name, int number)
    {
        ArgumentNullException.ThrowIfNull(name);
        var letters = new string([.. name.Where(char.IsAsciiLetterOrDigit).Take(MostOfName)]);
        return letters.Length == 0 ? $"{number:0000}" : $"{number:0000}-{letters}";
    }

    private static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            var isShown = rune.Value is '\n' or '\t' || Rune.GetUnicodeCategory(rune) is not
                (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
            plain.Append(isShown ? rune.ToString() : $"\\u{{{rune.Value:x}}}");
        }
        return plain.ToString();
    }
}
