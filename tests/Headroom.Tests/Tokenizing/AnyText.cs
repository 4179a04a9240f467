using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Headroom.Tests.Tokenizing;

/// <summary>Text that tokenizers stumble over.</summary>
internal static class AnyText
{
    private static readonly string[] s_pieces =
    [
        " ", "  ", "\n", "\r\n", "\r", "\t", "\u00A0", "\u2028", "\u3000", "\u0085", "\u200B", "a", "B", "the", " the", "don't", "'s",
        "'ll", "'", "'S", "’s",
        "0", "12", "½", "²", "Ⅷ", "٣", "é", "e\u0301",
        "ß", "ÿ", "Ġ", "Ċ", "日本", "한", "ﬀ", "ǅ", "ʰ", "\u0301", "😀", "👨‍👩‍👧", "🇩🇪", "𝐀", "𝟘",
        "\U00020000", "\uD7FF", "\uE000", "\uFFFD", "\uFEFF", "\0", "\u007F", "<|endoftext|>", "<|", "|>", "=>", "{", "}", "\"", "//",
        "_x", "int i = 0;",
        new string(' ', 40), new string('a', 50), new string('=', 33), new string('\n', 9),
    ];

    /// <summary>Valid UTF-16.</summary>
    public static Arbitrary<string> Valid => Of(Scalars());

    /// <summary>Of code points that Unicode has had since 3.0: newer letters are letters to some readers alone.</summary>
    public static Arbitrary<string> Old => Of(Gen.OneOf(
        Gen.Choose(0x20, 0x17E), Gen.Choose(0x391, 0x3A1), Gen.Choose(0x410, 0x44F), Gen.Choose(0x4E00, 0x9FA5),
        Gen.Choose(0xAC00, 0xD7A3)).Select(char.ConvertFromUtf32));

    /// <summary>Without code points beyond U+FFFF, which .NET's expressions see as two units.</summary>
    public static Arbitrary<string> Plane0 =>
        Valid.Generator.Select(text => new string([.. text.Where(one => !char.IsSurrogate(one))])).ToArbitrary();

    private static Arbitrary<string> Of(Gen<string> others) =>
        Gen.OneOf(Gen.Elements(s_pieces), others).ListOf().Select(string.Concat).ToArbitrary();

    private static Gen<string> Scalars() =>
        Gen.Choose(0, 0x10FFFF).Where(value => Rune.IsValid(value)).Select(value => new Rune(value).ToString());
}
