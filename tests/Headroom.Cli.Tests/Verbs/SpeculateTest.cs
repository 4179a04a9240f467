using Headroom.Cli;
using Headroom.Cli.Screens;
using Headroom.Shipped;
using Headroom.Tokenizing;

namespace Headroom.Testing.Verbs;

public sealed class SpeculateTest
{
    private static readonly DecoderShape s_shape = new()
    {
        Vocabulary = 264, Context = 64, Width = 64, Layers = 1, Heads = 2, KvHeads = 1, Hidden = 96,
    };

    [Theory]
    [InlineData("lookup")]
    [InlineData("suffix")]
    [InlineData("draft")]
    [InlineData("tree")]
    public async Task A_text_has_the_same_bytes_with_guesses_and_without(string drafter)
    {
        using var course = WithModels(draft: true);
        string[][] settings = [["--temperature", "0"], ["--temperature", "1"], ["--temperature", "1", "--top-k", "5", "--seed", "7"]];
        foreach (var more in settings)
        {
            Assert.Equal(Exit.Ok, await course.Run(["generate", "--prompt", "Once", "--tokens", "100", .. more]));
            var plain = course.Output;
            Assert.Equal(
                Exit.Ok, await course.Run(["generate", "--prompt", "Once", "--tokens", "100", "--speculate", drafter, "--stats", .. more]));
            Assert.Equal(plain, course.Output);
            Assert.Contains("tokens each", course.Errors);
        }
    }

    [Theory]
    [InlineData("--speculate someone is none of off, lookup", "someone")]
    [InlineData("--speculate features is not there yet", "features")]
    [InlineData("--speculate adaptive is not there yet", "adaptive")]
    [InlineData("--draft-length 64 must be from 1 to 63", "lookup", "--draft-length", "64")]
    [InlineData("--draft-length 0 must be from 1 to 63", "lookup", "--draft-length", "0")]
    [InlineData("./course train draft", "draft")]
    [InlineData("./course train draft", "tree")]
    public async Task Who_cannot_guess_is_told(string message, params string[] more)
    {
        using var course = WithModels(draft: false);
        Assert.Equal(Exit.Usage, await course.Run(["generate", "--prompt", "Once", "--speculate", .. more]));
        Assert.Contains(message, course.Errors);
        Assert.Empty(course.Output);
    }

    [Theory]
    [InlineData(false, "a guess")]
    [InlineData(true, "\e[4ma guess\e[24m")]
    public void Without_colours_a_guess_is_underlined_on_a_terminal_alone(bool isTerminal, string shown)
    {
        using var output = new StringWriter();
        new PlainScreen(output, TextWriter.Null, underlines: isTerminal).Marked("a guess");
        Assert.Equal(shown, output.ToString());
    }

    private static TemporaryCourse WithModels(bool draft)
    {
        var course = new TemporaryCourse();
        var (tokenizer, folder) = (new BytePairTokenizer([]), Directory.CreateDirectory(Path.Combine(course.Root, "models")).FullName);
        TokenizerFile.Save(tokenizer, Path.Combine(folder, "tokenizer.json"));
        foreach (var (name, seed) in draft ? ((string, int)[])[("target", 3), ("draft", 4)] : [("target", 3)])
            WeightFile.Write(
                Path.Combine(folder, $"{name}.safetensors"), DecoderWeights.Drawn(s_shape, seed, WeightForm.Int8),
                new Dictionary<string, string> { [ShippedModel.TokenizerKey] = TokenizerFile.Sha256(tokenizer) });
        return course;
    }
}
