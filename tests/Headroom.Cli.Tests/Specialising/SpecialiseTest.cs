using Headroom.Agents.Pipelines;
using Headroom.Cli.Specialising;
using Headroom.Testing.Teachers;

namespace Headroom.Testing.Specialising;

public sealed class SpecialiseTest : IDisposable
{
    private const string Scores = """
        {"bitsPerByte":{"mean":M,"low":1.1,"high":1.3},"identifier":{"mean":0.3,"low":0.25,"high":0.35,"asked":400},
        "restOfLine":{"mean":0.1,"low":0,"high":0.2,"asked":90},"files":12}
        """;

    private const string Difference = """
        {"bitsPerByte":{"mean":-1,"low":-1.1,"high":-0.9},"identifier":{"mean":0,"low":-0.02,"high":0.02,"asked":400},
        "restOfLine":{"mean":0.01,"low":null,"high":null,"asked":90},"files":12}
        """;

    private readonly TemporaryCourse _course = new();
    private readonly TemporaryFolder _shop = new();
    private readonly List<IReadOnlyList<string>> _trained = [];

    public SpecialiseTest() => SampleRepository.Write(_shop, 60);

    public void Dispose()
    {
        _course.Dispose();
        _shop.Dispose();
    }

    [Fact]
    public async Task A_repository_becomes_data_a_model_and_a_page()
    {
        Assert.Equal(Exit.Ok, await Run(arguments =>
        {
            var after = Scores.Replace("M", "1.2");
            File.WriteAllText(Path.Combine(arguments[3], "result.json"), $$"""
                {"model":"small","seed":9,"steps":300,"seconds":90.5,"trainTokens":123456,
                "before":{{Scores.Replace("M", "2.2").Replace("1.1", "2.0").Replace("1.3", "2.4")}},"after":{{after}},
                "difference":{{Difference}}}
                """);
            return Exit.Ok;
        }));
        var page = _course.Read("out/specialise/x/index.html");
        Assert.Contains("<td>1.200 (1.100 to 1.300)</td><td>-1.000 (-1.100 to -0.900)</td><td>better</td>", page);
        Assert.Contains("<td>30.0 % (25.0 to 35.0)</td><td>0.0 % (-2.0 to 2.0)</td><td>undecided</td>", page);
        Assert.Contains("<td>1.0 % (too few files for an interval)</td><td>cannot be said</td>", page);
        Assert.Contains("methods tried", page);
        Assert.DoesNotContain("://", page.Replace("http://www.w3.org", "", StringComparison.Ordinal));
        var arguments = Assert.Single(_trained);
        var folder = _course.PathTo("out/specialise/x");
        Assert.Equal(["specialise", Path.Combine(folder, "data"), "--out", folder], arguments.Take(4));
        Assert.True(File.Exists(Path.Combine(arguments[1], "train.jsonl")) && File.Exists(Path.Combine(arguments[1], "holdout.jsonl")));
    }

    [Fact]
    public async Task Without_a_training_program_the_data_stays_and_the_page_says_why()
    {
        Assert.Equal(Exit.CannotRun, await Run(_ => Exit.CannotRun));
        Assert.Contains("Nothing was trained: this machine has no libtorch", _course.Read("out/specialise/x/index.html"));
        Assert.True(File.Exists(_course.PathTo("out/specialise/x/data/card.md")));
    }

    [Fact]
    public async Task A_result_of_an_earlier_run_is_not_shown_as_this_ones()
    {
        _course.Write("out/specialise/x/result.json", "{}");
        Assert.Equal(Exit.Failed, await Run(_ => Exit.Ok));
        Assert.Contains("ended without a result", _course.Output);
    }

    [Fact]
    public async Task Only_data_starts_no_training()
    {
        Assert.Equal(Exit.Ok, await Run(_ => throw new InvalidOperationException(), dataOnly: true));
        Assert.Empty(_trained);
    }

    [Theory]
    [InlineData("--threshold 2", "--threshold is a share from 0 to 1.")]
    [InlineData("--dollars 1", "--dollars needs --price-in and --price-out: what a million tokens cost.")]
    [InlineData("--model huge", "no model \"huge\": small or target.")]
    [InlineData("nowhere", "there is no folder nowhere")]
    [InlineData("--minutes 0", "--minutes is more than 0, and 10,000 at most.")]
    [InlineData("--recorded nothing.jsonl", "nothing.jsonl")]
    public async Task A_wrong_option_is_told(string arguments, string message)
    {
        Assert.Equal(Exit.Usage, await _course.Run(["specialise", "--data-only", .. arguments.Split(' ')]));
        Assert.Contains(message, _course.Errors);
    }

    [Fact]
    public void The_private_codebase_is_the_one_that_training_leaves_out()
    {
        var source = File.ReadAllText(Repository.PathTo("lib", "Headroom.Training", "Code", "CodeShelves.cs"));
        var list = source[source.IndexOf("Private { get; }", StringComparison.Ordinal)..];
        list = list[..list.IndexOf("];", StringComparison.Ordinal)];
        Assert.Equal(PrivateCodebase.Shelves, list.Split('"').Where((_, i) => i % 2 == 1));
    }

    private Task<int> Run(Func<IReadOnlyList<string>, int> train, bool dataOnly = false) => new SpecialiseRun(
        _course.Learner, (arguments, _) =>
        {
            _trained.Add(arguments);
            return Task.FromResult(train(arguments));
        }, _ => throw new InvalidOperationException("the scripted teacher asks nothing")).Run(
            new SpecialiseOptions(
                _shop.Path, 10, _course.PathTo("out/specialise/x"), null, true, false, dataOnly, "small",
                new PipelineOptions { Methods = 40 }),
            TestContext.Current.CancellationToken);
}
