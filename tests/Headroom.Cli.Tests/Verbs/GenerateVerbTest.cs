using Headroom.Cli;
using Headroom.Inference.Gguf;
using Headroom.Shipped;
using Headroom.Tests.Inference.Loading;
using Headroom.Tests.Tokenizing.Families;
using Headroom.Tokenizing;
using Headroom.Tokenizing.Families;

namespace Headroom.Testing.Verbs;

public sealed class GenerateVerbTest
{
    private static readonly DecoderShape s_shape = new()
    {
        Vocabulary = 264, Context = 64, Width = 64, Layers = 1, Heads = 2, KvHeads = 1, Hidden = 96,
    };

    [Theory]
    [InlineData("fp32")]
    [InlineData("bf16")]
    [InlineData("int8")]
    [InlineData("int4")]
    public async Task A_text_comes_alone_on_standard_output(string weights)
    {
        using var course = WithModel();
        Assert.Equal(Exit.Ok, await course.Run("generate", "--prompt", "Once", "--tokens", "20", "--weights", weights));
        Assert.NotEmpty(course.Output);
        Assert.Empty(course.Errors);
    }

    [Theory]
    [InlineData(WeightForm.Fp32, "FP32")]
    [InlineData(WeightForm.Int8, "Q8_0")]
    [InlineData(WeightForm.Int4, "Q4_0")]
    public async Task A_GGUF_file_gives_the_text_of_the_model_that_it_was_exported_from(WeightForm form, string format)
    {
        using var course = WithModel();
        var (weights, tokenizer) = (DecoderWeights.Drawn(s_shape, seed: 3, form), new BytePairTokenizer([]));
        var (gguf, own) = (Path.Combine(course.Root, "drawn.gguf"), Path.Combine(course.Root, "models", "drawn.safetensors"));
        GgufExport.Write(gguf, weights, "drawn", tokenizer);
        WeightFile.Write(own, weights, new Dictionary<string, string> { [ShippedModel.TokenizerKey] = TokenizerFile.Sha256(tokenizer) });
        foreach (var more in (string[][])[[], ["--weights", "bf16"], ["--weights", "int8"], ["--weights", "int4"], ["--weights", "fp32"]])
        {
            async Task<string> Text(string model)
            {
                Assert.Equal(Exit.Ok, await course.Run(["generate", "--prompt", "Once", "--tokens", "12", "--model", model, .. more]));
                return course.Output;
            }
            Assert.Equal(await Text(own), await Text(gguf));
        }
        await course.Run("generate", "--prompt", "Once", "--tokens", "4", "--model", gguf, "--stats");
        Assert.Contains(format, course.Errors);
    }

    [Theory]
    [InlineData(WordRule.Llama3, "llama")]
    [InlineData(WordRule.Qwen2, "qwen3")]
    public async Task A_published_model_gives_one_text_from_its_folder_and_its_GGUF_file(WordRule rule, string family)
    {
        using var course = WithModel();
        var folder = Directory.CreateDirectory(Path.Combine(course.Root, "published")).FullName;
        var gguf = Path.Combine(course.Root, "published.gguf");
        var vocabulary = Published.Of(rule, new BytePairTokenizer([('h', 'i'), (' ', 'a')]));
        var model = new Family(family, tied: false, scaled: false, new FamilyTokenizer(vocabulary).VocabularySize);
        model.WriteFolder(folder, files: 2);
        model.WriteGguf(gguf, Published.GgufValues(vocabulary));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "tokenizer.json"), PublishedJson.Of(vocabulary, pairs: false), TestContext.Current.CancellationToken);
        async Task<string> Text(string path, params string[] more)
        {
            Assert.Equal(Exit.Ok, await course.Run(["generate", "--prompt", "hi a", "--model", path, "--tokens", "40", .. more]));
            Assert.Empty(course.Errors);
            return course.Output;
        }
        var text = await Text(folder, "--weights", "fp32");
        Assert.NotEmpty(text);
        Assert.Equal(text, await Text(gguf));
        Assert.NotEmpty(await Text(folder));
    }

    [Fact]
    public async Task A_folder_that_is_no_model_is_3_and_told()
    {
        using var course = WithModel();
        Assert.Equal(Exit.Usage, await course.Run("generate", "--prompt", "Once", "--model", course.Root));
        Assert.Contains("has no config.json; a published model has config.json, tokenizer.json and *.safetensors", course.Errors);
    }

    [Fact]
    public async Task A_GGUF_file_that_is_none_is_3_and_told()
    {
        using var course = WithModel();
        var path = Path.Combine(course.Root, "none.gguf");
        await File.WriteAllTextAsync(path, "no such file", TestContext.Current.CancellationToken);
        Assert.Equal(Exit.Usage, await course.Run("generate", "--prompt", "Once", "--model", path));
        Assert.Contains("it is no GGUF file", course.Errors);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_text_whatever_the_threads()
    {
        using var course = WithModel();
        async Task<string> Text(params string[] more)
        {
            Assert.Equal(Exit.Ok, await course.Run(["generate", "--prompt", "Once", "--tokens", "30", .. more]));
            return course.Output;
        }
        var first = await Text("--seed", "7");
        Assert.Equal(first, await Text("--seed", "7", "--threads", "3"));
        Assert.NotEqual(first, await Text("--seed", "8"));
        Assert.Equal(await Text("--temperature", "0"), await Text("--top-k", "1", "--seed", "5"));
        Assert.Equal(await Text("--temperature", "0"), await Text("--top-p", "0.000001"));
    }

    [Fact]
    public async Task Statistics_stand_on_standard_error()
    {
        using var course = WithModel();
        await course.Run("generate", "--prompt", "Once", "--tokens", "20", "--stats", "--threads", "3");
        Assert.Contains("first token", course.Errors);
        Assert.Contains("tokens/s", course.Errors);
        Assert.Contains("Q8_0", course.Errors);
        Assert.DoesNotContain("tokens/s", course.Output);
    }

    [Fact]
    public async Task The_text_ends_with_the_context()
    {
        using var course = WithModel();
        Assert.Equal(Exit.Ok, await course.Run("generate", "--prompt", "Once", "--tokens", "500", "--threads", "1", "--temperature", "2"));
        Assert.InRange(course.Output.Length, 1, s_shape.Context);
    }

    [Theory]
    [InlineData("git checkout -- models/draft.safetensors", "--model", "draft")]
    [InlineData("there is no model nowhere.safetensors. The course's own models are draft, small, target", "--model", "nowhere.safetensors")]
    [InlineData("--weights int5 is none of fp32, bf16, int8, int4", "--weights", "int5")]
    [InlineData("--tokens 0 must be 1 or more", "--tokens", "0")]
    [InlineData("--threads 0 must be from 1 to 256", "--threads", "0")]
    [InlineData("the temperature is -1", "--temperature", "-1")]
    [InlineData("top-p is 1.5", "--top-p", "1.5")]
    [InlineData("top-k is -2", "--top-k", "-2")]
    [InlineData("--temperature needs a number, not \"hot\"", "--temperature", "hot")]
    public async Task What_cannot_be_done_is_3_and_told(string message, params string[] more)
    {
        using var course = WithModel();
        Assert.Equal(Exit.Usage, await course.Run(["generate", "--prompt", "Once", .. more]));
        Assert.Contains(message, course.Errors);
        Assert.Empty(course.Output);
    }

    [Fact]
    public async Task A_prompt_beyond_the_context_is_told_with_both_lengths()
    {
        using var course = WithModel();
        Assert.Equal(Exit.Usage, await course.Run("generate", "--prompt", new string('x', 64)));
        Assert.Contains("the prompt has 65 tokens, and the model's context is 64", course.Errors);
    }

    [Fact]
    public async Task A_damaged_model_is_told_with_what_mends_it()
    {
        using var course = WithModel();
        var path = Path.Combine(course.Root, "models", "target.safetensors");
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[^5] ^= 4;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        Assert.Equal(Exit.Usage, await course.Run("generate", "--prompt", "Once"));
        Assert.Contains("git checkout -- models/target.safetensors", course.Errors);
    }

    private static TemporaryCourse WithModel()
    {
        var course = new TemporaryCourse();
        var (tokenizer, folder) = (new BytePairTokenizer([]), Directory.CreateDirectory(Path.Combine(course.Root, "models")).FullName);
        TokenizerFile.Save(tokenizer, Path.Combine(folder, "tokenizer.json"));
        WeightFile.Write(
            Path.Combine(folder, "target.safetensors"), DecoderWeights.Drawn(s_shape, seed: 3, WeightForm.Int8),
            new Dictionary<string, string> { [ShippedModel.TokenizerKey] = TokenizerFile.Sha256(tokenizer) });
        return course;
    }
}
