using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Headroom.Tokenizing;
using Headroom.Testing;

namespace Headroom.Tests.Tokenizing;

public sealed class TokenizerFileTest
{
    private static readonly BytePairTokenizer s_small =
        BytePairTokenizer.Train(Samples.Count("the cat and the hat, the rat and the bat"), 270);
    private static readonly string s_text = TokenizerFile.Write(s_small);

    [Fact]
    public void A_tokenizer_comes_back_from_its_file()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "tokenizer.json");
        TokenizerFile.Save(Samples.Tokenizer, path);
        var read = TokenizerFile.Load(path);
        Assert.Equal(Samples.Tokenizer.Pairs, read.Pairs);
        Assert.Equal(TokenizerFile.Sha256(Samples.Tokenizer), TokenizerFile.Sha256(read));
    }

    [Fact]
    public void The_file_has_the_members_that_other_libraries_read()
    {
        var file = JsonNode.Parse(s_text)!;
        Assert.Equal("BPE", (string?)file["model"]!["type"]);
        Assert.Equal("ByteLevel", (string?)file["pre_tokenizer"]!["type"]);
        Assert.True((bool)file["pre_tokenizer"]!["use_regex"]!);
        Assert.Equal("ByteLevel", (string?)file["decoder"]!["type"]);
        Assert.Equal(270, file["model"]!["vocab"]!.AsObject().Count);
        Assert.Equal((int)' ', (int)file["model"]!["vocab"]!["Ġ"]!);
        Assert.Equal(256, (int)file["added_tokens"]![0]!["id"]!);
        Assert.Equal("<|endoftext|>", (string?)file["added_tokens"]![0]!["content"]);
        Assert.Equal(6, file["model"]!["merges"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("\"type\": \"BPE\"", "\"type\": \"Unigram\"", "model.type is \"Unigram\"")]
    [InlineData("\"use_regex\": true", "\"use_regex\": false", "pre_tokenizer is")]
    [InlineData("\"normalizer\": null", "\"normalizer\": {\"type\": \"NFC\"}", "normalizer is set")]
    [InlineData("<|user|>", "<|human|>", "added_tokens is")]
    [InlineData("\"vocab\"", "\"words\"", "model.vocab is missing")]
    [InlineData("\"Ġ\": 32", "\"Ġ\": 33", "model.vocab is")]
    public void What_another_tokenizer_has_is_named(string old, string changed, string message) => Assert.Contains(
        message,
        Assert.Throws<InvalidDataException>(
            () => TokenizerFile.Read(s_text.Replace(old, changed, StringComparison.Ordinal), "t.json")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void What_is_no_tokenizer_at_all_is_refused(string text) => Assert.StartsWith(
        "t.json: ", Assert.Throws<InvalidDataException>(() => TokenizerFile.Read(text, "t.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_too_large_is_not_read()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "tokenizer.json");
        using (var file = File.Create(path)) file.SetLength(100 << 20);
        Assert.Contains("104857600", Assert.Throws<InvalidDataException>(() => TokenizerFile.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mutated_file_is_refused_or_is_a_tokenizer_that_can_be_written() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Mutations(), text =>
        {
            BytePairTokenizer read;
            try { read = TokenizerFile.Read(text); }
            catch (InvalidDataException refused) { return refused.Message.StartsWith("tokenizer.json: ", StringComparison.Ordinal); }
            return TokenizerFile.Read(TokenizerFile.Write(read)).Pairs.SequenceEqual(read.Pairs);
        }));

    private static Arbitrary<string> Mutations()
    {
        string[] fragments = ["", "\"", "{", "}", "[", "]", ",", ":", "null", "-1", "1e999", "true", "\\ud800", "\n", "\0", "\"a\"",
            "99999999999", "\"merges\"", "é😀"];
        var edit = from at in Gen.Choose(0, s_text.Length - 1)
                   from length in Gen.Choose(0, 60)
                   from fragment in Gen.Elements(fragments)
                   select (At: at, Length: length, Fragment: fragment);
        return (from edits in edit.NonEmptyListOf()
                select edits.Take(4).Aggregate(s_text, (text, one) =>
                {
                    var at = Math.Min(one.At, text.Length);
                    return text.Remove(at, Math.Min(one.Length, text.Length - at)).Insert(at, one.Fragment);
                })).ToArbitrary();
    }
}
