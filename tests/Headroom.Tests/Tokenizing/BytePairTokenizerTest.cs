using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Headroom.Tokenizing;

namespace Headroom.Tests.Tokenizing;

public sealed class BytePairTokenizerTest
{
    private static readonly BytePairTokenizer s_tokenizer = Samples.Tokenizer;

    [Fact]
    public void Text_and_bytes_give_the_same_tokens_on_every_valid_string() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3000),
        Prop.ForAll(AnyText.Valid, text => Library(text).SequenceEqual(s_tokenizer.Encode(Encoding.UTF8.GetBytes(text)))));

    [Fact]
    public void Tokens_are_those_of_the_definition() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(AnyText.Valid, text =>
            SlowMerges.Encode(s_tokenizer, Encoding.UTF8.GetBytes(text)).SequenceEqual(s_tokenizer.Encode(Encoding.UTF8.GetBytes(text)))));

    [Fact]
    public void Any_bytes_come_back() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll((byte[] bytes) => s_tokenizer.Decode(s_tokenizer.Encode(bytes)).AsSpan().SequenceEqual(bytes)));

    [Fact]
    public void Any_text_comes_back() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(AnyText.Valid, text => s_tokenizer.DecodeText(s_tokenizer.Encode(text)) == text));

    [Fact]
    public void Code_comes_back_in_fewer_than_half_as_many_tokens()
    {
        foreach (var text in Samples.Code)
        {
            var tokens = s_tokenizer.Encode(text);
            Assert.Equal(text, s_tokenizer.Decode(tokens));
            Assert.Equal(tokens, Library(Encoding.UTF8.GetString(text)));
        }
        Assert.True(Samples.Code.Sum(text => s_tokenizer.Encode(text).Length) < Samples.Code.Sum(text => text.Length) / 2);
    }

    [Theory]
    [InlineData(' ')]
    [InlineData('a')]
    [InlineData('=')]
    [InlineData('\n')]
    public void A_run_of_twenty_thousand_characters_is_the_same_both_ways(char one)
    {
        var run = new string(one, 20_000);
        Assert.Equal(Library(run), s_tokenizer.Encode(Encoding.UTF8.GetBytes(run)));
    }

    [Fact]
    public void A_word_of_a_million_bytes_takes_no_quadratic_time() =>
        Assert.Equal(1_000_000, s_tokenizer.Decode(s_tokenizer.Encode(new byte[1_000_000])).Length);

    [Theory]
    [InlineData("\uD83D")]
    [InlineData("a\uDE00b")]
    [InlineData("\uDE00\uD83D")]
    public void A_lone_surrogate_is_the_replacement_character(string text) =>
        Assert.Equal(s_tokenizer.Encode(text.Replace('\uD83D', '\uFFFD').Replace('\uDE00', '\uFFFD')), s_tokenizer.Encode(text));

    [Fact]
    public void A_mark_in_text_is_text_unless_asked()
    {
        const string text = "a<|user|>b<|endoftext|>";
        Assert.DoesNotContain(s_tokenizer.Encode(text), token => BytePairTokenizer.IsMark(token));
        Assert.Equal(text, s_tokenizer.DecodeText(s_tokenizer.Encode(text)));
        Assert.Equal(['a', 258, 'b', 256], s_tokenizer.EncodeMarked(text));
        Assert.Equal("ab", s_tokenizer.DecodeText([(byte)'a', 258, (byte)'b', 256]));
    }

    [Fact]
    public void Half_a_mark_is_text() => Assert.Equal(s_tokenizer.Encode("<|user<|x|>"), s_tokenizer.EncodeMarked("<|user<|x|>"));

    [Theory]
    [InlineData(256, 97, "a mark")]
    [InlineData(97, 264, "no earlier token")]
    public void A_merge_of_a_mark_or_a_later_token_is_refused(int left, int right, string why) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => new BytePairTokenizer([((ushort)left, (ushort)right)])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Two_tokens_that_spell_the_same_are_refused() => Assert.Contains(
        "\"abc\"",
        Assert.Throws<ArgumentException>(() => new BytePairTokenizer([('a', 'b'), (264, 'c'), ('b', 'c'), ('a', 266)])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_token_that_is_not_there_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => s_tokenizer.Decode([(ushort)s_tokenizer.VocabularySize]));

    // Around Encode, which takes the other way where it meets surrogates.
    private static ushort[] Library(string text) => s_tokenizer.EncodeWithLibrary(text);
}
