using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Headroom.Tokenizing;
using Headroom.Tokenizing.Composing;
using Headroom.Tokenizing.Families;

namespace Headroom.Tests.Tokenizing.Families;

public sealed class FamilyTokenizerTest
{
    private static readonly Dictionary<WordRule, FamilyTokenizer> s_all =
        Published.Rules.ToDictionary(rule => rule, rule => new FamilyTokenizer(Published.Of(rule)));

    [Theory, MemberData(nameof(Rules))]
    public void Any_text_comes_back(WordRule rule) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(AnyText.Valid, text =>
        {
            var expected = rule == WordRule.Qwen2 ? Composition.Of(text) : text; // whose texts are brought to normal form C
            return s_all[rule].DecodeText(s_all[rule].EncodePlain(text)) == expected;
        }));

    [Theory, MemberData(nameof(Rules))]
    public void Any_bytes_come_back(WordRule rule) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll((byte[] bytes) => s_all[rule].Decode(s_all[rule].Encode(bytes)).AsSpan().SequenceEqual(bytes)));

    [Theory, MemberData(nameof(Rules))]
    public void Tokens_are_those_of_the_definition(WordRule rule) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(AnyText.Valid, text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            return SlowFamily.Encode(Published.Of(rule), bytes).SequenceEqual(s_all[rule].Encode(bytes));
        }));

    [Fact]
    public void Code_falls_into_fewer_than_half_as_many_tokens()
    {
        foreach (var text in Samples.Code.Take(20).Select(Encoding.UTF8.GetString))
            foreach (var tokenizer in s_all.Values)
            {
                var tokens = tokenizer.EncodePlain(text);
                Assert.Equal(text, tokenizer.DecodeText(tokens));
                Assert.True(tokens.Length < text.Length / 2);
            }
    }

    [Fact]
    public void Special_tokens_in_a_text_are_tokens_unless_they_are_what_another_wrote()
    {
        const string Text = "<|im_start|>user\nHi<|im_end|>";
        var (qwen, vocabulary) = (s_all[WordRule.Qwen2], Published.Of(WordRule.Qwen2));
        var (start, end) = (vocabulary.Find("<|im_start|>")!.Value, vocabulary.Find("<|im_end|>")!.Value);
        var tokens = qwen.Encode(Text);
        Assert.Equal((start, end), (tokens[0], tokens[^1]));
        Assert.Equal(qwen.EncodePlain("user\nHi"), tokens[1..^1]);
        Assert.Equal("user\nHi", qwen.DecodeText(tokens));
        Assert.DoesNotContain(start, qwen.EncodePlain(Text));
        Assert.Equal(Text, qwen.DecodeText(qwen.EncodePlain(Text)));
    }

    // As Hugging Face's library has it: a token that is added and not special is part of any text, and is spelled.
    [Fact]
    public void Added_tokens_that_are_not_special_are_found_in_any_text_and_spell_their_own()
    {
        var (qwen, think) = (s_all[WordRule.Qwen2], Published.Of(WordRule.Qwen2).Find("<think>")!.Value);
        Assert.Equal([think], qwen.EncodePlain("<think>"));
        Assert.Equal("a<think>b", qwen.DecodeText(qwen.Encode("a<think>b")));
    }

    [Fact]
    public void The_first_added_token_is_taken_and_of_several_there_the_longest()
    {
        var vocabulary = Published.Of(WordRule.Llama3, new BytePairTokenizer([]));
        var next = vocabulary.Words.Count + 10;
        AddedToken[] added = [new(next, "abc", false), new(next + 1, "ab", false), new(next + 2, "cdefg", true)];
        var tokenizer = new FamilyTokenizer(vocabulary with { Added = added, Beginning = [] });
        int Byte(char letter) => vocabulary.Words[letter.ToString()];
        Assert.Equal([next, Byte('d'), Byte('e'), Byte('f'), Byte('g')], tokenizer.Encode("abcdefg"));
        Assert.Equal([next + 1, Byte('x'), next + 2], tokenizer.Encode("abxcdefg"));
        Assert.Equal([next + 1, Byte('x'), .. "cdefg".Select(Byte)], tokenizer.EncodePlain("abxcdefg"));
    }

    [Fact]
    public void A_word_that_is_a_token_is_that_token_for_Llama_3_alone()
    {
        foreach (var rule in Published.Rules)
        {
            var whole = Published.Of(rule).Words[Published.Whole];
            Assert.Equal(rule == WordRule.Llama3, s_all[rule].Encode(Published.Whole).SequenceEqual([whole]));
            Assert.DoesNotContain(whole, s_all[rule].Encode(Published.Whole + "u")); // within a word it is none
        }
    }

    [Fact]
    public void Letters_and_their_marks_are_one_for_Qwen_2_alone()
    {
        foreach (var rule in Published.Rules)
            Assert.Equal(rule == WordRule.Qwen2, s_all[rule].Encode("e\u0301").SequenceEqual(s_all[rule].Encode("é")));
    }

    // HTML's ≯ is > with U+0338: a token that is looked for as the text came is there, one that is looked for in its normal form is not.
    [Fact]
    public void Added_tokens_are_looked_for_before_the_normal_form_or_in_it()
    {
        var vocabulary = Published.Of(WordRule.Qwen2, new BytePairTokenizer([]));
        var id = vocabulary.Words.Count + 20;
        int[] Tokens(bool normalized) =>
            new FamilyTokenizer(vocabulary with { Added = [new(id, "<x>", true, normalized)] }).Encode("<x>\u0338");

        Assert.Equal(id, Tokens(normalized: false)[0]);
        Assert.DoesNotContain(id, Tokens(normalized: true));
    }

    [Fact]
    public void A_byte_without_a_token_is_told()
    {
        var vocabulary = Published.Of(WordRule.SmolLm, new BytePairTokenizer([]));
        var words = vocabulary.Words.Where(word => word.Key != ByteAlphabet.Letter(0xC3).ToString()).ToDictionary();
        var tokenizer = new FamilyTokenizer(vocabulary with { Words = words });
        Assert.Equal("e", tokenizer.DecodeText(tokenizer.Encode("e")));
        Assert.Contains("no token for the byte 0xC3", Assert.Throws<ArgumentException>(() => tokenizer.Encode("é")).Message);
    }

    [Fact]
    public void A_lone_surrogate_is_the_replacement_character() => Assert.All(s_all.Values, tokenizer =>
        Assert.Equal(tokenizer.Encode("a\uFFFDb\u0301"), tokenizer.Encode("a\uD83Db\u0301")));

    [Fact]
    public void A_token_that_is_not_there_spells_nothing() =>
        Assert.Empty(s_all[WordRule.Gpt2].Bytes(s_all[WordRule.Gpt2].VocabularySize + 5).ToArray());

    public static TheoryData<WordRule> Rules() => [.. Published.Rules];
}
