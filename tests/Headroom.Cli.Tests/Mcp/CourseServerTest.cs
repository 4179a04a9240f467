using System.IO.Pipelines;
using Headroom.Cli.Mcp;
using Headroom.Course.Learning;
using Headroom.Grading;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Headroom.Testing.Mcp;

/// <summary>The server beside a client in one process, over pipes.</summary>
public sealed class CourseServerTest : IAsyncLifetime
{
    private readonly TemporaryCourse _course = new();
    private readonly Pipe _asks = new(), _answers = new();
    private CourseServer? _server;
    private Task _serving = Task.CompletedTask;
    private McpClient? _client;

    public async ValueTask InitializeAsync()
    {
        _server = new CourseServer(_course.Learner);
        _serving = _server.Run(_asks.Reader.AsStream(), _answers.Writer.AsStream(), CancellationToken.None);
        _client = await McpClient.CreateAsync(
            new StreamClientTransport(_asks.Writer.AsStream(), _answers.Reader.AsStream()), cancellationToken: Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _client!.DisposeAsync();
        await _asks.Writer.CompleteAsync();
        await _serving.WaitAsync(TimeSpan.FromSeconds(30));
        _server!.Dispose();
        _course.Dispose();
    }

    [Fact]
    public async Task It_offers_four_tools_in_the_same_order_each_time()
    {
        string[] names = ["list", "show", "check", "hint"];
        for (var i = 0; i < 3; i++)
            Assert.Equal(names, (await _client!.ListToolsAsync(cancellationToken: Stop)).Select(tool => tool.Name));
        var tools = await _client!.ListToolsAsync(cancellationToken: Stop);
        Assert.All(tools, tool => Assert.False(tool.ProtocolTool.Annotations!.DestructiveHint));
        Assert.All(tools, tool => Assert.False(tool.ProtocolTool.Annotations!.OpenWorldHint));
        Assert.Equal(["list", "show"], tools.Where(tool => tool.ProtocolTool.Annotations!.ReadOnlyHint == true).Select(tool => tool.Name));
    }

    [Fact]
    public async Task List_gives_the_map()
    {
        var text = Text(await Call("list"));
        Assert.Contains("01.1 Count first", text);
        Assert.Contains("02.1 Lanes", text);
        Assert.DoesNotContain("02.1 Lanes", Text(await Call("list", ("unit", "01"))));
    }

    [Fact]
    public async Task Show_gives_the_statement_and_the_files_place_in_the_course()
    {
        var text = Text(await Call("show", ("exercise", "01.1")));
        Assert.Contains("goal: Count the FLOPs of a dot product", text);
        Assert.Contains("file: exercises/01-roofline/Work.cs", text);
        Assert.DoesNotContain("return 2.0 * n", text);
        Assert.DoesNotContain(_course.Root, text);
    }

    [Fact]
    public async Task Check_grades_the_learners_file_and_counts_as_an_attempt()
    {
        _course.Checker.Answer(new Report
        {
            Exercise = "01.1", Outcome = Outcome.Failed, Headline = $"wrong: see {_course.Root}/exercises/01-roofline/Work.cs",
        });
        var result = await Call("check", ("exercise", "1.1"));
        Assert.NotEqual(true, result.IsError);
        Assert.Contains("wrong: see ./exercises/01-roofline/Work.cs", Text(result));
        Assert.DoesNotContain(_course.Root, Text(result) + result.StructuredContent);
        Assert.Equal("01.1", result.StructuredContent!.Value.GetProperty("exercise").GetString());
        Assert.EndsWith("exercises/01-roofline/Work.cs", Assert.Single(_course.Checker.Checked));
        Assert.Equal(1, _course.Learner.Progress()["01.1"].Attempts);
        Assert.False(_course.Checker.Options!.Final);

        await Call("check", ("exercise", "1.1"), ("final", true));
        Assert.True(_course.Checker.Options!.Final);
    }

    [Fact]
    public async Task Hints_come_one_by_one_and_are_remembered()
    {
        Assert.Equal(
            "1 of 3: Each element takes part in a multiplication and an addition.", Text(await Call("hint", ("exercise", "01.1"))));
        Assert.Contains("2 of 3: FLOPs = 2 n.", Text(await Call("hint", ("exercise", "01.1"))));
        Assert.Equal(2, _course.Learner.Progress()["01.1"].Hints);
    }

    [Theory]
    [InlineData("show", "exercise", "09.9", "09.9")]
    [InlineData("check", "exercise", "../../etc/passwd", "passwd")]
    [InlineData("hint", "exercise", "01", "is a unit")]
    [InlineData("list", "unit", "nowhere", "nowhere")]
    public async Task What_is_not_in_the_course_is_an_error_in_words(string tool, string argument, string value, string words)
    {
        var result = await Call(tool, (argument, value));
        Assert.True(result.IsError);
        Assert.Contains(words, Text(result));
        Assert.Empty(_course.Checker.Checked);
    }

    [Fact]
    public void An_instructor_switches_hints_and_solutions_off()
    {
        Assert.Equal(default, Withheld.FromEnvironment(_ => null));
        Assert.Equal(new Withheld(true, false), Withheld.FromEnvironment(_ => "hints"));
        Assert.Equal(new Withheld(true, true), Withheld.FromEnvironment(_ => " solutions, hints "));
        var wrong = Assert.Throws<InvalidOperationException>(() => Withheld.FromEnvironment(_ => "hint"));
        Assert.Contains("\"hint\"", wrong.Message);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<CallToolResult> Call(string tool, params (string Name, object Value)[] arguments) =>
        await _client!.CallToolAsync(tool, arguments.ToDictionary(each => each.Name, each => (object?)each.Value), cancellationToken: Stop);

    private static string Text(CallToolResult result) =>
        string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text));
}
