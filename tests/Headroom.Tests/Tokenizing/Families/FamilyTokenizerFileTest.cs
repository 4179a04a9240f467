using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Headroom.Tokenizing;
using Headroom.Tokenizing.Families;
using Headroom.Testing;

namespace Headroom.Tests.Tokenizing.Families;

public sealed class FamilyTokenizerFileTest
{
    private static readonly BytePairTokenizer s_few = new([('h', 'i'), (264, '!'), (' ', 'a')]);

    [Theory, MemberData(nameof(Forms))]
    public void Every_family_is_read_with_merges_in_either_form(WordRule rule, bool pairs)
    {
        var expected = Published.Of(rule);
        var read = FamilyTokenizerFile.Read(PublishedJson.Of(expected, pairs));
        Assert.Equal(expected.Words, read.Words);
        Assert.Equal(expected.Merges, read.Merges);
        Assert.Equal(expected.Added, read.Added);
        Assert.Equal((expected.Rule, expected.Composes, expected.WholeWords), (read.Rule, read.Composes, read.WholeWords));
        Assert.Equal(expected.Beginning, read.Beginning);
    }

    [Fact]
    public void The_tokenizer_of_the_course_is_read_as_GPT_2_s()
    {
        var read = new FamilyTokenizer(FamilyTokenizerFile.Read(TokenizerFile.Write(Samples.Tokenizer)));
        foreach (var text in new[] { "for (var i = 0; i < 10; i++)\r\n\tx += '日本';", "  don't 😀 " })
            Assert.Equal(Samples.Tokenizer.Encode(text).Select(token => (int)token), read.Encode(text));
    }

    [Fact]
    public void An_old_file_that_does_not_say_its_type_is_read() => Assert.Equal(
        WordRule.Gpt2, FamilyTokenizerFile.Read(Changed(WordRule.Gpt2, root => root["model"]!.AsObject().Remove("type"))).Rule);

    [Theory]
    [InlineData("model.type", "\"Unigram\"", "model.type is Unigram; byte-level BPE is read here")]
    [InlineData("model.type", "\"WordPiece\"", "model.type is WordPiece")]
    [InlineData("model.byte_fallback", "true", "model.byte_fallback is set")]
    [InlineData("model.dropout", "0.1", "model.dropout is set")]
    [InlineData("model.end_of_word_suffix", "\"</w>\"", "model.end_of_word_suffix is \"</w>\"")]
    [InlineData("model.vocab", "[[\"a\", 0.5]]", "model.vocab is missing or no object")]
    [InlineData("model.vocab", "{}", "the vocabulary has no token")]
    [InlineData("model.vocab.hi", "0", "have the same id 0")]
    [InlineData("model.vocab.hi", "-1", "has the id -1")]
    [InlineData("model.vocab.hi", "2000000000", "has the id 2000000000")]
    [InlineData("model.vocab.hi", "1.5", "")]
    [InlineData("model.merges", "null", "model.merges is missing")]
    [InlineData("model.merges.0", "\"h\"", "merge 0 is no pair")]
    [InlineData("model.merges.0", "[\"h\", \"i\", \"!\"]", "merge 0 is no pair")]
    [InlineData("model.merges.0", "\"h z\"", "merge 0 is of \"h\" and \"z\", and \"hz\" is no token")]
    [InlineData("model.merges.1", "[\"h\", \"i\"]", "merge 1 is of \"h\" and \"i\", as an earlier one is")]
    [InlineData("normalizer", "{ \"type\": \"Lowercase\" }", "normalizer is Lowercase; none and NFC are read here")]
    [InlineData("truncation", "{ \"max_length\": 512 }", "truncation is set")]
    [InlineData("decoder", "{ \"type\": \"Metaspace\" }", "decoder is Metaspace; ByteLevel is read here")]
    [InlineData("pre_tokenizer", "null", "pre_tokenizer is missing; read here: ByteLevel")]
    [InlineData("pre_tokenizer", "{ \"type\": \"Metaspace\" }", "pre_tokenizer is {\"type\":\"Metaspace\"}; read here: ByteLevel")]
    [InlineData("pre_tokenizer.pretokenizers.0.pattern.Regex", "\"\\\\w+\"", "pre_tokenizer splits by \\w+; read here")]
    [InlineData("pre_tokenizer.pretokenizers.0.pattern", "{ \"String\": \" \" }", "splits by no pattern.Regex")]
    [InlineData("pre_tokenizer.pretokenizers.0.behavior", "\"Removed\"", "the behavior Removed; Isolated is read here")]
    [InlineData("pre_tokenizer.pretokenizers.0.invert", "true", "invert set")]
    [InlineData("pre_tokenizer.pretokenizers.1.use_regex", "true", "pre_tokenizer is {\"type\":\"Split\"")]
    [InlineData("pre_tokenizer.pretokenizers.1.add_prefix_space", "true", "adds a space before a text")]
    [InlineData("added_tokens.0.lstrip", "true", "\"<|begin_of_text|>\" has lstrip set; only false is read here")]
    [InlineData("added_tokens.0.id", "1", "have the same id 1")]
    [InlineData("added_tokens.0.content", "\"<|eot_id|>\"", "\"<|eot_id|>\" is added twice")]
    [InlineData("added_tokens.0.content", "\"\"", "is empty")]
    [InlineData("post_processor", "{ \"type\": \"BertProcessing\" }", "post_processor is BertProcessing")]
    [InlineData("post_processor.processors.1.single.1", "null", "")]
    [InlineData("post_processor.processors.1.special_tokens", "{}", "does not say what <|begin_of_text|> is")]
    public void What_is_not_read_is_told_with_what_is(string place, string value, string message)
    {
        var text = Changed(WordRule.Llama3, root =>
        {
            var steps = place.Split('.');
            var node = steps[..^1].Aggregate(root, (at, step) => int.TryParse(step, out var index) ? at[index]! : at[step]!);
            if (int.TryParse(steps[^1], out var last)) node[last] = JsonNode.Parse(value);
            else node[steps[^1]] = JsonNode.Parse(value);
        });
        var told = Assert.Throws<InvalidDataException>(() => FamilyTokenizerFile.Read(text, "t.json")).Message;
        Assert.StartsWith("t.json: ", told);
        Assert.Contains(message, told);
    }

    [Fact]
    public void A_token_behind_every_text_is_refused()
    {
        var text = Changed(WordRule.Llama3, root =>
        {
            var single = root["post_processor"]!["processors"]![1]!["single"]!.AsArray();
            single.Add(single[0]!.DeepClone());
        });
        var told = Assert.Throws<InvalidDataException>(() => FamilyTokenizerFile.Read(text)).Message;
        Assert.Contains("puts <|begin_of_text|> behind a text", told);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void What_is_no_tokenizer_at_all_is_refused(string text) => Assert.StartsWith(
        "t.json: ", Assert.Throws<InvalidDataException>(() => FamilyTokenizerFile.Read(text, "t.json")).Message);

    [Fact]
    public void A_file_too_large_is_not_read()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "tokenizer.json");
        using (var file = File.Create(path)) file.SetLength(100 << 20);
        Assert.Contains("104857600", Assert.Throws<InvalidDataException>(() => FamilyTokenizerFile.Load(path)).Message);
    }

    [Fact]
    public void A_mutated_file_is_refused_or_is_a_tokenizer_that_works() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Mutations(), text =>
        {
            FamilyTokenizer tokenizer;
            try { tokenizer = new(FamilyTokenizerFile.Read(text)); }
            catch (InvalidDataException refused) { return refused.Message.StartsWith("tokenizer.json: ", StringComparison.Ordinal); }
            try { return tokenizer.DecodeText(tokenizer.EncodePlain("hi! a 12")) == "hi! a 12"; }
            catch (ArgumentException missing) { return missing.Message.Contains("no token for the byte", StringComparison.Ordinal); }
        }));

    private static string Changed(WordRule rule, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(PublishedJson.Of(Published.Of(rule, s_few), pairs: false))!;
        change(root);
        return root.ToJsonString();
    }

    private static Arbitrary<string> Mutations()
    {
        string[] texts = [.. Published.Rules.Select(rule => PublishedJson.Of(Published.Of(rule, s_few), pairs: rule == WordRule.Qwen2))];
        string[] fragments = ["", "\"", "{", "}", "[", "]", ",", ":", "null", "-1", "1e999", "true", "\\ud800", "\n", "\0", "\"a\"",
            "99999999999", "\"merges\"", "\"Sequence\"", "0", "é😀"];
        // Of some 4,000 characters the vocabulary's are most: half of the edits go where the rest is.
        var edit = from inside in Gen.Elements(true, false)
                   from at in Gen.Choose(0, 6000)
                   from length in Gen.Choose(0, 40)
                   from fragment in Gen.Elements(fragments)
                   select (Inside: inside, At: at, Length: length, Fragment: fragment);
        return (from text in Gen.Elements(texts)
                from edits in edit.NonEmptyListOf()
                select edits.Take(3).Aggregate(text, (changed, one) =>
                {
                    var vocabulary = Math.Max(1, changed.IndexOf("\"vocab\"", StringComparison.Ordinal));
                    var at = one.At % (one.Inside ? changed.Length + 1 : vocabulary);
                    at = Math.Min(at, changed.Length);
                    return changed.Remove(at, Math.Min(one.Length, changed.Length - at)).Insert(at, one.Fragment);
                })).ToArbitrary();
    }

    public static TheoryData<WordRule, bool> Forms()
    {
        var forms = new TheoryData<WordRule, bool>();
        foreach (var rule in Published.Rules)
            foreach (var pairs in (bool[])[true, false]) forms.Add(rule, pairs);
        return forms;
    }
}
