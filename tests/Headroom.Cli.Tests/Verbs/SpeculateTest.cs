using Headroom.Cli;
using Headroom.Cli.Screens;
using Headroom.Quantization;
using Headroom.Shipped;
using Headroom.Tokenizing;

namespace Headroom.Testing.Verbs;

public sealed class SpeculateTest
{
    private static readonly DecoderShape s_shape = new()
    {
        Vocabulary = 264, Context = 64, Width = 64, Layers = 3, Heads = 2, KvHeads = 1, Hidden = 96,
    };

    [Theory]
    [InlineData("lookup")]
    [InlineData("suffix")]
    [InlineData("draft")]
    [InlineData("tree")]
    [InlineData("adaptive")]
    [InlineData("features")]
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
            if (drafter == "features") Assert.DoesNotContain("guesses      0 by", course.Errors);
        }
    }

    [Theory]
    [InlineData("--speculate someone is none of off, lookup", "someone")]
    [InlineData("./course train features", "features")]
    [InlineData("--learn goes with --speculate adaptive", "lookup", "--learn")]
    [InlineData("--forget deletes and writes no text", "adaptive", "--forget")]
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

    [Fact]
    public async Task Without_a_draft_the_adaptive_one_looks_the_text_up()
    {
        using var course = WithModels(draft: false);
        Assert.Equal(Exit.Ok, await course.Run("generate", "--prompt", "Once", "--tokens", "60", "--speculate", "adaptive", "--stats"));
        Assert.Contains("choices", course.Errors);
        Assert.DoesNotContain("a guess of draft", course.Errors);
    }

    [Fact]
    public async Task Passes_are_measured_once_and_choices_are_said()
    {
        using var course = WithModels(draft: true);
        string[] line = ["generate", "--prompt", "Once", "--tokens", "60", "--speculate", "adaptive", "--stats"];
        await course.Run(line);
        Assert.Contains("measuring passes of 3 layers", course.Errors);
        Assert.True(File.Exists(course.PathTo(".course/passes.json")));
        await course.Run(line);
        Assert.DoesNotContain("measuring", course.Errors);
        foreach (var said in (string[])["choices", "by round", "costs        a pass of 1", "nobody in"])
            Assert.Contains(said, course.Errors);
        Assert.False(File.Exists(course.PathTo(".course/learned.bin")));
    }

    [Theory]
    [InlineData("fp32", "0")]
    [InlineData("int8", "0.8")]
    [InlineData("int4", "1.2")]
    public async Task What_is_learned_changes_no_byte_of_a_text_and_is_forgotten_when_asked(string weights, string temperature)
    {
        using var course = WithModels(draft: true);
        string[] line = ["generate", "--prompt", "Once", "--tokens", "60", "--weights", weights, "--temperature", temperature];
        var kept = course.PathTo(".course/learned.bin");
        for (var seed = 1; seed < 4; seed++)
        {
            Assert.Equal(Exit.Ok, await course.Run([.. line, "--seed", $"{seed}"]));
            var plain = course.Output;
            Assert.Equal(
                Exit.Ok, await course.Run([.. line, "--seed", $"{seed}", "--speculate", "adaptive", "--learn", "--stats"]));
            Assert.Equal(plain, course.Output);
            Assert.Contains($"tokens so far, in {kept}", course.Errors);
        }
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept));
        Assert.Equal(Exit.Ok, await course.Run("generate", "--forget"));
        Assert.Contains($"deleted {kept}", course.Output.ReplaceLineEndings(""));
        Assert.False(File.Exists(kept));
        Assert.Equal(Exit.Ok, await course.Run("generate", "--forget"));
        Assert.Contains("there is nothing to forget", course.Output);
    }

    [Fact]
    public async Task A_learned_file_that_is_damaged_is_told_and_replaced()
    {
        using var course = WithModels(draft: true);
        var kept = course.PathTo("mine.bin");
        await File.WriteAllTextAsync(kept, "this is no such file", TestContext.Current.CancellationToken);
        string[] line = ["generate", "--prompt", "Once", "--tokens", "20", "--speculate", "adaptive", "--learn", kept];
        Assert.Equal(Exit.Ok, await course.Run(line));
        Assert.Contains("learning begins anew", course.Errors);
        Assert.Equal(Exit.Ok, await course.Run(line));
        Assert.DoesNotContain("anew", course.Errors);
        Assert.Equal(Exit.Ok, await course.Run("generate", "--forget", kept));
        Assert.False(File.Exists(kept));
    }

    [Fact]
    public async Task Features_are_of_the_target_alone_and_of_the_one_that_is_there()
    {
        using var course = WithModels(draft: true);
        string[] command = ["generate", "--prompt", "Once", "--speculate", "features"];
        Assert.Equal(Exit.Usage, await course.Run([.. command, "--model", "draft"]));
        Assert.Contains("--model draft is another", course.Errors);
        Write(Path.Combine(course.Root, "models"), "target", seed: 8);
        Assert.Equal(Exit.Usage, await course.Run(command));
        Assert.Contains("reads the states of another model", course.Errors);
        var features = Path.Combine(course.Root, "models", "features.safetensors");
        File.WriteAllBytes(features, File.ReadAllBytes(features)[..^1]);
        Assert.Equal(Exit.Usage, await course.Run(command));
        Assert.Contains("git checkout -- models", course.Errors);
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
        var folder = Directory.CreateDirectory(Path.Combine(course.Root, "models")).FullName;
        TokenizerFile.Save(new([]), Path.Combine(folder, "tokenizer.json"));
        Write(folder, "target", seed: 3);
        if (!draft) return course;
        Write(folder, "draft", seed: 4);
        var target = ShippedModel.Open(Path.Combine(folder, "target.safetensors"), folder).Sha256;
        FeatureFile.Write(
            Path.Combine(folder, "features.safetensors"), DrawnFeatures(),
            new Dictionary<string, string> { [FeatureFile.TargetKey] = target });
        return course;
    }

    private static void Write(string folder, string name, int seed) => WeightFile.Write(
        Path.Combine(folder, $"{name}.safetensors"), DecoderWeights.Drawn(s_shape, seed, WeightForm.Int8),
        new Dictionary<string, string> { [ShippedModel.TokenizerKey] = TokenizerFile.Sha256(new([])) });

    private static FeatureWeights DrawnFeatures()
    {
        var shape = new FeatureShape
        {
            Vocabulary = s_shape.Vocabulary, Context = s_shape.Context, Width = 32, Layers = 1, Heads = 2, KvHeads = 1, Hidden = 40,
            TargetWidth = s_shape.Width, Low = 0, Middle = 1, High = 2, CellHidden = 32, Slots = 8,
        };
        var lengths = FeatureNames.Vectors(shape).ToDictionary(each => each.Name, each => each.Length);
        foreach (var (name, rows, columns) in FeatureNames.Matrices(shape)) lengths[name] = rows * columns;
        return FeatureWeights.Of(shape, WeightForm.Int8, name => Normal.Sample(lengths[name], seed: name.Length));
    }
}
