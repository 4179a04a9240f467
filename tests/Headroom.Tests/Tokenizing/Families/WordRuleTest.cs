using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Headroom.Tokenizing;
using Headroom.Tokenizing.Families;

namespace Headroom.Tests.Tokenizing.Families;

public sealed class WordRuleTest
{
    [Theory]
    [InlineData("I'LL say it's", "I|'LL| say| it|'s")]
    [InlineData("he'ReX don'T 'Ve", "he|'Re|X| don|'T| '|Ve")]
    [InlineData("'ſo", "'ſ|o")] // the long s is an s where cases are folded
    [InlineData("''s 'x", "''|s| '|x")]
    [InlineData("1234567 89", "123|456|7| |89")]
    [InlineData("१२३४ ½Ⅷ²4", "१२३|४| |½Ⅷ²|4")]
    [InlineData("x=10;", "x|=|10|;")]
    [InlineData("a  b   ", "a| | b|   ")]
    [InlineData("a\r\nb", "a|\r\n|b")]
    [InlineData("a \n b", "a| \n| b")]
    [InlineData("end\n\n  x", "end|\n\n| | x")]
    [InlineData(" \r\n\t", " \r\n|\t")]
    [InlineData("foo();\r\n\r\nbar", "foo|();\r\n\r\n|bar")]
    [InlineData("\tif\u00A0x\n\ty", "\tif|\u00A0x|\n|\ty")]
    [InlineData("a.b .c $d", "a|.b| .|c| $|d")]
    [InlineData("日本語です。次", "日本語です|。次")]
    [InlineData("e\u0301a\u0301", "e|\u0301a|\u0301")]
    [InlineData("😀a 😀😀a", "😀a| 😀😀|a")]
    [InlineData("👨‍👩‍👧👍🏽!", "👨‍👩‍👧👍🏽!")]
    [InlineData("𝐀b 𝟘1", "𝐀b| |𝟘1")]
    [InlineData("", "")]
    public void Text_falls_into_the_words_of_Llama_3(string text, string words) => Assert.Equal(words, Words(WordRule.Llama3, text));

    [Theory]
    [InlineData("12a 3½", "1|2|a| |3|½")]
    [InlineData("I'LL say 10\r\n", "I|'LL| say| |1|0|\r\n")]
    [InlineData("日本 12 語", "日本| |1|2| 語")]
    public void Qwen_2_has_each_digit_alone(string text, string words) => Assert.Equal(words, Words(WordRule.Qwen2, text));

    [Theory]
    [InlineData("a  12", "a|  |1|2")]
    [InlineData("it's 5 o'clock", "it|'s| |5| o|'|clock")]
    [InlineData("x1's I'LL", "x|1|'s| I|'|LL")]
    [InlineData("٣4 ½\r\n\r\na", "٣|4| |½|\r\n\r|\n|a")]
    [InlineData("99", "9|9")]
    [InlineData("", "")]
    public void SmolLM_cuts_at_digits_before_words_are_looked_for(string text, string words) =>
        Assert.Equal(words, Words(WordRule.SmolLm, text));

    [Fact]
    public void GPT_2_has_the_words_that_the_course_has() =>
        Assert.Equal("I|'|LL| take| 120|    \n| b", Words(WordRule.Gpt2, "I'LL take 120    \n b"));

    [Fact]
    public void Words_are_those_of_the_expressions() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1500),
        Prop.ForAll(AnyText.Plane0, any =>
        {
            var text = any.Replace("ſ", ""); // .NET folds it to no s
            var digits = Regex.Matches(text, @"\p{N}|\P{N}+").SelectMany(piece => Match(WordSplitter.Expression, piece.Value));
            return Match(WordRules.Llama3Expression, text).SequenceEqual(Split(WordRule.Llama3, text))
                && Match(WordRules.Qwen2Expression, text).SequenceEqual(Split(WordRule.Qwen2, text))
                && digits.SequenceEqual(Split(WordRule.SmolLm, text));
        }));

    [Fact]
    public void Bytes_that_are_no_text_join_the_symbols()
    {
        var ends = new List<int>();
        WordRule.Llama3.Split([(byte)'a', 0xFF, 0xC3, (byte)'\n', 0xE2, (byte)'b'], ends);
        Assert.Equal([1, 4, 6], ends);
    }

    private static IEnumerable<string> Match(string expression, string text) =>
        Regex.Matches(text, expression, RegexOptions.CultureInvariant).Select(match => match.Value);

    private static string Words(WordRule rule, string text) => string.Join('|', Split(rule, text));

    private static List<string> Split(WordRule rule, string text)
    {
        var (bytes, ends) = (Encoding.UTF8.GetBytes(text), new List<int>());
        rule.Split(bytes, ends);
        return [.. ends.Prepend(0).Zip(ends, (start, end) => Encoding.UTF8.GetString(bytes, start, end - start))];
    }
}
