using System.Globalization;
using System.Text;

namespace Headroom.Tokenizing;

/// <summary>What GPT-2's pre-tokenization asks of a code point: <c>\p{L}</c>, <c>\p{N}</c>, <c>\s</c>, or none of them.</summary>
internal enum RuneKind : byte
{
    Other,
    Letter,
    Number,
    Space,
}

internal static class RuneKinds
{
    private static readonly RuneKind[] s_ascii = [.. Enumerable.Range(0, 128).Select(value => Slow(new Rune(value)))];

    public static RuneKind Of(Rune rune) => rune.Value < s_ascii.Length ? s_ascii[rune.Value] : Slow(rune);

    /// <summary>The kind of an ASCII byte.</summary>
    public static RuneKind OfAscii(int value) => s_ascii[value];

    private static RuneKind Slow(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => RuneKind.Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => RuneKind.Number,
        _ => Rune.IsWhiteSpace(rune) ? RuneKind.Space : RuneKind.Other,
    };
}
