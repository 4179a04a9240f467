using System.Diagnostics;
using System.Text.Json.Nodes;
using Headroom.Cli.Git;
using Headroom.Course;

namespace Headroom.Testing.Git;

/// <summary>
/// What Run All writes into a notebook stays out of commits. With the git and the awk of this machine; without them nothing is to be
/// tested.
/// </summary>
[Machine]
public sealed class NotebookFilterTest : IDisposable
{
    private const string Notebook = "notebooks/01-roofline.ipynb", Script = "lib/Headroom.Cli/Git/clean-notebook.awk";
    private readonly string _root = Directory.CreateTempSubdirectory("filter's ").FullName;
    private readonly CourseLayout _course = CourseLayout.Find();
    private readonly bool _canRun;

    public NotebookFilterTest()
    {
        _canRun = Run("git", ".", "--version").Code == 0 && Run("awk", ".", "BEGIN{}").Code == 0;
        if (_canRun) Clone("course", null);
    }

    private string Course => Path.Combine(_root, "course");

    [Fact]
    public void Every_notebook_of_the_course_passes_unchanged()
    {
        if (!_canRun) return;
        foreach (var file in Directory.EnumerateFiles(_course.PathTo("notebooks"), "*.ipynb"))
        {
            var clock = Stopwatch.StartNew();
            Assert.Equal(File.ReadAllText(file), Run("awk", ".", "-f", _course.PathTo(Script), file).Output);
            Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5); // 10 ms on a quiet machine; a backstop.
        }
    }

    [Fact]
    public void After_run_all_git_sees_no_change_and_nothing_of_it_is_committed()
    {
        if (!_canRun) return;
        Assert.True(new NotebookFilter(Course).Install());
        Assert.False(new NotebookFilter(Course).Install());
        RunAll(Course);
        Assert.Equal("", Git(Course, "diff"));
        var changed = File.ReadAllText(Path.Combine(Course, Notebook))
            .Replace("How fast can it go?", "How fast?", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(Course, Notebook), changed);
        Git(Course, "commit", "-qam", "mine");
        var committed = Git(Course, "show", "--stat", "--format=", "HEAD");
        Assert.Contains("1 insertion(+), 1 deletion(-)", committed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pull_after_run_all_works()
    {
        if (!_canRun) return;
        Clone("learner", Course);
        var learner = Path.Combine(_root, "learner");
        Assert.True(new NotebookFilter(learner).Install());
        RunAll(learner);
        File.WriteAllText(
            Path.Combine(Course, Notebook),
            File.ReadAllText(Path.Combine(Course, Notebook)).Replace("How fast can it go?", "How fast, again?", StringComparison.Ordinal));
        Git(Course, "commit", "-qam", "the course moves on");
        Git(learner, "pull", "-q");
        Assert.Contains("How fast, again?", File.ReadAllText(Path.Combine(learner, Notebook)), StringComparison.Ordinal);
    }

    [Fact]
    public void Removed_it_leaves_no_trace()
    {
        if (!_canRun) return;
        var before = Git(Course, "config", "--local", "--list");
        new NotebookFilter(Course).Install();
        Assert.True(new NotebookFilter(Course).Remove());
        Assert.False(new NotebookFilter(Course).Remove());
        Assert.Equal(before, Git(Course, "config", "--local", "--list"));
        Assert.DoesNotContain("headroom", File.ReadAllText(Path.Combine(Course, ".git", "info", "attributes")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_checkout_is_left_alone() => Assert.False(new NotebookFilter(Path.GetTempPath()).Install());

    [Theory]
    [InlineData("not json\n")]
    [InlineData("{\"cells\": [\n")]
    [InlineData("{]\n")]
    public void A_file_that_is_no_notebook_passes_as_it_is(string text)
    {
        if (!_canRun) return;
        var file = Path.Combine(_root, "broken.ipynb");
        File.WriteAllText(file, text);
        Assert.Equal(text, Run("awk", ".", "-f", _course.PathTo(Script), file).Output);
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(_root, recursive: true);
    }

    // As VS Code saves it: outputs, counts, its own kernel, a mark in each cell, and other spaces.
    private static void RunAll(string clone)
    {
        var file = Path.Combine(clone, Notebook);
        var notebook = JsonNode.Parse(File.ReadAllText(file))!;
        var number = 0;
        foreach (var cell in notebook["cells"]!.AsArray().Where(c => (string?)c!["cell_type"] == "code"))
        {
            cell!["execution_count"] = ++number;
            cell["metadata"]!["vscode"] = new JsonObject { ["languageId"] = "csharp" };
            cell["outputs"]!.AsArray().Add(JsonNode.Parse("""{"name": "stdout", "output_type": "stream", "text": ["a { [ \"b\"\n"]}"""));
        }
        notebook["metadata"]!["kernelspec"] = JsonNode.Parse("""{"display_name": "C# (Headroom)", "language": "C#", "name": "headroom-csharp"}""");
        File.WriteAllText(
            file, notebook.ToJsonString(
                new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    private void Clone(string name, string? from)
    {
        var clone = Path.Combine(_root, name);
        if (from is not null)
        {
            Git(_root, "clone", "-q", from, name);
            return;
        }
        foreach (var file in new[] { Notebook, Script })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(clone, file))!);
            File.Copy(_course.PathTo(file), Path.Combine(clone, file));
        }
        Git(clone, "init", "-q");
        Git(clone, "add", ".");
        Git(clone, "commit", "-qm", "the course");
    }

    private static string Git(string folder, params string[] arguments)
    {
        var (code, output, errors) = Run(
            "git", folder,
            ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "core.autocrlf=false", "-c", "commit.gpgsign=false",
            .. arguments]);
        Assert.True(code == 0, errors);
        return output;
    }

    private static (int Code, string Output, string Errors) Run(string program, string folder, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(
                    program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.Result);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (-1, "", e.Message);
        }
    }
}
