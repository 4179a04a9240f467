using Headroom.Cli;

namespace Headroom.Testing.Running;

/// <summary>
/// Whole runs of small notebooks. They share one process, whose working directory a run changes, so they come one after another.
/// </summary>
[Collection("notebooks")]
public sealed class NotebookRunTest
{
    [Fact]
    public async Task A_good_notebook_runs_to_the_end_and_shows_what_it_prints()
    {
        using var course = new TemporaryCourse();
        var before = Directory.GetCurrentDirectory();
        course.Write(
            "notebooks/01-roofline.ipynb",
            SampleNotebook.Of("var a = 20;\nConsole.WriteLine($\"a is {a}\");\nConsole.Write(\"no end of line\");", "a + 1"));
        Assert.Equal(Exit.Ok, await course.Run("run", "01"));
        Assert.Contains("  | a is 20\n", course.Output);
        Assert.Contains("  | no end of line\n", course.Output);
        Assert.Contains("ran    notebooks/01-roofline.ipynb   2 cells", course.Output);
        Assert.EndsWith("page   none written; ./course run 01 --html out writes out/01-roofline.html\n", course.Output);
        Assert.Equal(before, Directory.GetCurrentDirectory());
    }

    [Fact]
    public async Task An_error_names_cell_and_line_and_ends_that_notebook()
    {
        using var course = new TemporaryCourse();
        course.Write(
            "notebooks/01-roofline.ipynb",
            SampleNotebook.Of("var a = 1;", "\nint Half(int n)\n{\n    return 10 / n;\n}\nHalf(0)", "Console.WriteLine(\"never\");"));
        Assert.Equal(Exit.Failed, await course.Run("run", "01"));
        Assert.DoesNotContain("never", course.Output);
        Snapshot.Match(course.Output);
    }

    [Fact]
    public async Task A_compile_error_names_cell_and_line()
    {
        using var course = new TemporaryCourse();
        course.Write("notebooks/01-roofline.ipynb", SampleNotebook.Of("// a comment\nint a = \"text\";"));
        Assert.Equal(Exit.Failed, await course.Run("run", "01"));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public async Task A_cell_that_exits_fails_the_run_and_is_named()
    {
        using var course = new TemporaryCourse();
        course.Write(
            "notebooks/01-roofline.ipynb", SampleNotebook.Of("var a = 1;", "Environment.Exit(0);", "Console.WriteLine(\"never\");"));
        Assert.Equal(Exit.Failed, await course.Run("run", "01"));
        Assert.Contains("notebooks/01-roofline.ipynb, cell 2", course.Output, StringComparison.Ordinal);
        Assert.Contains("Environment.Exit(0)", course.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("never", course.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_failed_notebook_the_next_one_still_runs()
    {
        using var course = new TemporaryCourse();
        course.Write("notebooks/01-roofline.ipynb", SampleNotebook.Of("throw new Exception(\"first\");"));
        course.Write("notebooks/02-kernels.ipynb", SampleNotebook.Of("Console.WriteLine(\"second\");"));
        Assert.Equal(Exit.Failed, await course.Run("run", "all"));
        Assert.Contains("  | second\n", course.Output);
        Assert.Contains("1 of 2 notebooks ran to the end", course.Output);
    }

    [Fact]
    public async Task A_cell_past_its_time_is_ended_and_named()
    {
        using var course = new TemporaryCourse();
        course.Write("notebooks/01-roofline.ipynb", SampleNotebook.Of("while (true) { }"));
        Assert.Equal(Exit.Failed, await course.Run("run", "01", "--timeout", "0.5"));
        Assert.Contains("notebooks/01-roofline.ipynb, cell 1:\n    still running after 0.5 s (--timeout)\n", course.Output);
    }

    [Fact]
    public async Task An_interrupt_ends_the_running_cell_with_130()
    {
        using var course = new TemporaryCourse();
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        course.Write("notebooks/01-roofline.ipynb", SampleNotebook.Of("Console.WriteLine(\"begun\");\nwhile (true) { }"));
        var screen = new InterruptingScreen("begun", interrupt);
        Assert.Equal(Exit.Interrupted, await CommandLine.Run(["run", "01"], new Learner(course.Layout, screen), interrupt.Token));
    }

    [Fact]
    public async Task The_executed_notebook_and_the_page_are_written()
    {
        using var course = new TemporaryCourse();
        course.Write("notebooks/01-roofline.ipynb", SampleNotebook.Of("Console.WriteLine(\"printed\");", "HTML(\"<b>bold</b>\")", "6 * 7"));
        Assert.Equal(Exit.Ok, await course.Run("run", "01", "--html", course.PathTo("pages"), "--ipynb", course.PathTo("done")));
        var page = course.Read("pages/01-roofline.html");
        Assert.All(
            ["<title>Sample</title>", "<pre class=\"stdout\" tabindex=\"0\">printed\n</pre>", "<b>bold</b>",
            "<span class=\"number\">7</span>"], part => Assert.Contains(part, page));
        using var notebook = System.Text.Json.JsonDocument.Parse(course.Read("done/01-roofline.ipynb"));
        var cells = notebook.RootElement.GetProperty("cells").EnumerateArray().ToList();
        Assert.Equal("stream", cells[1].GetProperty("outputs")[0].GetProperty("output_type").GetString());
        Assert.Equal("execute_result", cells[3].GetProperty("outputs")[0].GetProperty("output_type").GetString());
        Assert.Equal(3, cells[3].GetProperty("execution_count").GetInt32());
        Assert.Equal(
            SampleNotebook.Of("Console.WriteLine(\"printed\");", "HTML(\"<b>bold</b>\")", "6 * 7"),
            course.Read("notebooks/01-roofline.ipynb"));
    }

    [Theory]
    [InlineData("{ \"cells\": [", "is not a notebook")]
    [InlineData("[]", "is not a notebook")]
    public async Task A_broken_notebook_is_3(string text, string message)
    {
        using var course = new TemporaryCourse();
        course.Write("notebooks/01-roofline.ipynb", text);
        Assert.Equal(Exit.Usage, await course.Run("run", "01"));
        Assert.Contains(message, course.Errors);
    }

    [Fact]
    public async Task A_notebook_is_never_written_over_itself()
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.Usage, await course.Run("run", "01", "--ipynb", course.PathTo("notebooks")));
        Assert.Contains("would overwrite notebooks/01-roofline.ipynb itself", course.Errors);
        Assert.Equal(Exit.Usage, await course.Run("run", "01", "--timeout", "-1"));
    }

    [Fact]
    public async Task Start_runs_the_first_notebook_writes_its_page_and_says_where_to_begin()
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.Ok, await course.Run("start"));
        Assert.True(File.Exists(course.PathTo("out/01-roofline.html")));
        Snapshot.Match(System.Text.RegularExpressions.Regex.Replace(
            course.Output.Replace(
                Path.GetRelativePath(Directory.GetCurrentDirectory(), course.Root).Replace('\\', '/'), "ROOT", StringComparison.Ordinal),
            @"\d+\.\d s|10\.\d\.\d+\S*", "N"));
    }
}
