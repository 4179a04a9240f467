using Headroom.Inference.Gguf;
using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Testing;
using Headroom.Tests.Tokenizing.Families;
using Headroom.Tokenizing;
using Headroom.Tokenizing.Families;

namespace Headroom.Tests.Inference.Loading;

/// <summary>Models of other families with their tokenizers.</summary>
public sealed class TextModelTest
{
    private static readonly BytePairTokenizer s_few = new([('h', 'i'), (264, '!'), (' ', 'a')]);
    private static readonly FamilyVocabulary s_llama = Published.Of(WordRule.Llama3, s_few);
    private static readonly int s_tokens = new FamilyTokenizer(s_llama).VocabularySize;

    [Fact]
    public void A_published_folder_is_a_model_of_text()
    {
        using var folder = Folder(rows: s_tokens + 13); // rows to spare, as published models have them
        folder.Write("generation_config.json", $$"""{ "eos_token_id": [{{Id("<|eot_id|>")}}, {{Id("<|end_of_text|>")}}] }""");
        var model = TextModel.Open(folder.Path, []);
        Assert.Equal([Id("<|begin_of_text|>")], model.Beginning);
        Assert.Equal([Id("<|end_of_text|>"), Id("<|eot_id|>")], model.Ends);
        Assert.Equal([Id("hi"), Id("!"), Id("Ġa")], model.Tokenizer.Encode("hi! a"));
        Assert.Equal("hi!"u8, model.Tokenizer.Bytes(Id("hi!")));
        Assert.Empty(model.Tokenizer.Bytes(s_tokens + 12).ToArray());
        using var engine = new Engine(model.Transformer);
        engine.Forward(engine.NewCache(), model.Tokenizer.Encode("hi! a"), new float[s_tokens + 13]);
    }

    [Fact]
    public void A_GGUF_file_of_another_family_is_a_model_of_text()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.gguf");
        new Family("llama", tied: true, scaled: true, s_tokens).WriteGguf(path, Published.GgufValues(s_llama));
        var model = TextModel.Open(path, []);
        Assert.Equal([Id("<|begin_of_text|>")], model.Beginning);
        Assert.Equal([Id("<|eot_id|>")], model.Ends);
        Assert.Equal([Id("hi"), Id("!"), Id("Ġa")], model.Tokenizer.Encode("hi! a"));
    }

    [Theory]
    [InlineData("generation_config.json", """{ "eos_token_id": 3 }""", 3)]
    [InlineData("generation_config.json", """{ "eos_token_id": null }""")]
    [InlineData("generation_config.json", """{ }""")]
    [InlineData("tokenizer_config.json", """{ "eos_token": "h" }""", -1)]
    [InlineData("tokenizer_config.json", """{ "eos_token": { "content": "h", "lstrip": false } }""", -1)]
    public void What_ends_a_text_is_read_from_any_file_that_names_it(string file, string text, params int[] ends)
    {
        using var folder = Folder(s_tokens);
        folder.Write(file, text);
        Assert.Equal(ends.Select(end => end < 0 ? Id("h") : end), TextModel.Open(folder.Path, []).Ends);
    }

    [Theory]
    [InlineData("generation_config.json", """{ "eos_token_id": 99999 }""", "eos_token_id: there is no token 99999")]
    [InlineData("tokenizer_config.json", """{ "eos_token": "</s>" }""", "eos_token: \"</s>\" is no token")]
    [InlineData("tokenizer_config.json", "{", "tokenizer_config.json: eos_token: ")]
    [InlineData("generation_config.json", """{ "eos_token_id": [true] }""", "generation_config.json: eos_token_id: ")]
    [InlineData("generation_config.json", """{ "eos_token_id": 1.5 }""", "generation_config.json: eos_token_id: ")]
    [InlineData("generation_config.json", "[]", "generation_config.json: eos_token_id: ")]
    [InlineData("tokenizer.json", """{ "model": { "type": "Unigram" } }""", "tokenizer.json: model.type is Unigram")]
    public void What_cannot_be_read_in_a_folder_is_told_with_its_file(string file, string text, string message)
    {
        using var folder = Folder(s_tokens);
        folder.Write(file, text);
        var told = Assert.Throws<InvalidDataException>(() => TextModel.Open(folder.Path, [])).Message;
        Assert.StartsWith(Path.Combine(folder.Path, file), told);
        Assert.Contains(message, told);
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("tokenizer.json")]
    public void A_folder_that_lacks_a_file_is_told_which(string file)
    {
        using var folder = Folder(s_tokens);
        File.Delete(Path.Combine(folder.Path, file));
        Assert.Contains($"has no {file}", Assert.Throws<FileNotFoundException>(() => TextModel.Open(folder.Path, [])).Message);
    }

    [Fact]
    public void A_vocabulary_beyond_the_model_s_is_told_with_both_sizes()
    {
        using var folder = Folder(rows: s_tokens - 1);
        Assert.Contains($"has {s_tokens - 1} tokens, and its tokenizer {s_tokens}",
            Assert.Throws<InvalidDataException>(() => TextModel.Open(folder.Path, [])).Message);
    }

    [Theory]
    [InlineData("model", "llama", "its vocabulary is of the kind \"llama\"; byte-level BPE (gpt2) is read")]
    [InlineData("pre", "deepseek-llm", "tokenizer.ggml.pre is deepseek-llm; llama-bpe, qwen2, gpt-2, smollm are read")]
    [InlineData("merges", 3, "has no tokenizer.ggml.merges, or no list of texts there")]
    [InlineData("merges", new[] { "h" }, "merge 0, \"h\", is no pair")]
    [InlineData("merges", new[] { "h z" }, "merge 0 is of \"h\" and \"z\", and \"hz\" is no token")]
    [InlineData("token_type", new[] { 1 }, "(tokenizer.ggml.token_type)")]
    [InlineData("bos_token_id", -1, "tokenizer.ggml.bos_token_id is -1, which is no token")]
    [InlineData("eos_token_id", 99999, "token 99999, which there is not")]
    [InlineData("add_eos_token", true, "tokenizer.ggml.add_eos_token is set")]
    public void A_vocabulary_of_a_GGUF_file_that_is_not_read_is_told(string key, object value, string message)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.gguf");
        var values = Published.GgufValues(s_llama);
        values["tokenizer.ggml." + key] = value;
        new Family("llama", tied: true, scaled: false, s_tokens).WriteGguf(path, values);
        var told = Assert.Throws<GgufException>(() => TextModel.Open(path, [])).Message;
        Assert.StartsWith(path, told);
        Assert.Contains(message, told);
    }

    [Fact]
    public void Texts_of_a_GGUF_file_begin_as_it_says_or_as_its_family_does()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.gguf");
        foreach (var (rule, told, begins) in ((WordRule, bool?, bool)[])
            [(WordRule.Llama3, null, true), (WordRule.Llama3, false, false), (WordRule.Qwen2, null, false), (WordRule.SmolLm, true, true)])
        {
            var vocabulary = Published.Of(rule, s_few);
            var values = Published.GgufValues(vocabulary);
            values["tokenizer.ggml.bos_token_id"] = 1;
            if (told is { } flag) values["tokenizer.ggml.add_bos_token"] = flag;
            new Family("llama", tied: true, scaled: false, new FamilyTokenizer(vocabulary).VocabularySize).WriteGguf(path, values);
            Assert.Equal(begins ? [1] : [], TextModel.Open(path, []).Beginning);
        }
    }

    private static int Id(string token) => s_llama.Find(token)!.Value;

    private static TemporaryFolder Folder(int rows)
    {
        var folder = new TemporaryFolder();
        new Family("llama", tied: true, scaled: false, rows).WriteFolder(folder.Path, files: 1);
        folder.Write("tokenizer.json", PublishedJson.Of(s_llama, pairs: true));
        return folder;
    }
}
