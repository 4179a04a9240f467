using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Headroom.Tokenizing;

namespace Headroom.Tests.Tokenizing;

public sealed class WordSplitterTest
{
    private static readonly Regex s_expression = new(WordSplitter.Expression, RegexOptions.CultureInvariant);

    [Theory]
    [InlineData("I'll say it's", "I|'ll| say| it|'s")]
    [InlineData("'ship", "'s|hip")]
    [InlineData("a  b", "a| | b")]
    [InlineData("a \n b", "a| \n| b")]
    [InlineData("end  ", "end|  ")]
    [InlineData("x=10;", "x|=|10|;")]
    [InlineData(" \"no\"", " \"|no|\"")]
    [InlineData("a\u00A0b", "a|\u00A0|b")]
    [InlineData("a\r\nb", "a|\r|\n|b")]
    [InlineData("𝐀b 𝟘1", "𝐀b| 𝟘1")]
    [InlineData(" 😀!", " 😀!")]
    [InlineData("", "")]
    public void Text_falls_into_the_words_of_GPT_2(string text, string words) => Assert.Equal(words, string.Join('|', Utf16(text)));

    [Fact]
    public void Words_are_those_of_the_expression() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(AnyText.Plane0, text => Utf16(text).SequenceEqual(s_expression.Matches(text).Select(match => match.Value))));

    [Fact]
    public void Bytes_and_characters_have_the_same_words() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(AnyText.Valid, text => Utf16(text).SequenceEqual(Utf8(text))));

    [Fact]
    public void Bytes_that_are_no_text_join_the_symbols()
    {
        byte[] bytes = [(byte)'a', 0xFF, 0xC3, (byte)'!', 0xE2, 0x82, (byte)' ', (byte)'b'];
        var ends = new List<int>();
        for (var at = 0; at < bytes.Length; ends.Add(at)) at = WordSplitter.End(new Utf8Runes(bytes), at);
        Assert.Equal([1, 6, 8], ends);
    }

    private static IEnumerable<string> Utf16(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = WordSplitter.End(new Utf16Runes(text), at);
            yield return text[at..end];
            at = end;
        }
    }

    private static IEnumerable<string> Utf8(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var at = 0; at < bytes.Length;)
        {
            var end = WordSplitter.End(new Utf8Runes(bytes), at);
            yield return Encoding.UTF8.GetString(bytes, at, end - at);
            at = end;
        }
    }
}
