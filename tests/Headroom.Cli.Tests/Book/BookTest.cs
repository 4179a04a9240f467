using Headroom.Cli;
using Headroom.Course;

namespace Headroom.Testing.Book;

/// <summary>Whole books of a small course. Notebooks run in this process, so they come one after another.</summary>
[Collection("notebooks")]
public sealed class BookTest : IDisposable
{
    private readonly TemporaryCourse _course = new();

    public BookTest()
    {
        _course.Write("notebooks/01-roofline.ipynb", BookNotebook.Of(
            "# 01 · Roofline\n\nIt takes $2mn$ FLOPs.\n\n## Count\n\n$$\nI = a/b\n$$\n\n| a | b |\n|---|---|\n| 1 | 2 |",
            "## Count\n\n### Exercise 01.1: Count first\n\nSee [the next notebook](02-kernels.ipynb#lanes), [the "
                + "file](../exercises/01-roofline/Work.cs) and [elsewhere](https://example.org).",
            "code:6 * 7"));
        _course.Write("notebooks/02-kernels.ipynb", BookNotebook.Of("# 02 · Kernels\n\n## Lanes", "code:Console.WriteLine(\"<lanes>\");"));
    }

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task The_pages_of_a_small_course()
    {
        Assert.Equal(Exit.Ok, await Write());
        var pages = new[] { "index.html", "01-roofline.html", "01-roofline-exercises.html", "assets/headings.js" };
        Snapshot.Match(string.Join('\n', Files()) + "\n\n" + string.Join("\n-----\n", pages.Select(page => _course.Read($"site/{page}"))));
    }

    [Fact]
    public async Task Two_builds_of_the_same_course_are_the_same()
    {
        await Write();
        var first = Files().Select(file => _course.Read($"site/{file}")).ToList();
        await Write();
        Assert.Equal(first, Files().Select(file => _course.Read($"site/{file}")));
        Assert.Equal(["site"], Directory.EnumerateFileSystemEntries(_course.Root, "*site*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_notebook_that_fails_leaves_the_old_book_whole()
    {
        await Write();
        var before = _course.Read("site/index.html");
        _course.Write("notebooks/02-kernels.ipynb", BookNotebook.Of("code:throw new Exception(\"broken cell\");"));
        Assert.Equal(Exit.Failed, await Write());
        Assert.Contains("broken cell", _course.Output);
        Assert.Equal(before, _course.Read("site/index.html"));
        Assert.Contains("Lanes", _course.Read("site/02-kernels.html"));
    }

    [Fact]
    public async Task What_a_killed_build_left_is_tidied_up()
    {
        _course.Write(".site.new/half.html", "half");
        _course.Write(".site.old/index.html", "the old book");
        _course.Write(".site.old/.headroom-book", "");
        _course.Write("notebooks/02-kernels.ipynb", BookNotebook.Of("code:throw new Exception();"));
        Assert.Equal(Exit.Failed, await Write());
        Assert.Equal("the old book", _course.Read("site/index.html"));
        Assert.Empty(Directory.EnumerateDirectories(_course.Root, ".site*"));
    }

    [Fact]
    public async Task A_folder_of_other_files_is_not_replaced()
    {
        _course.Write("site/thesis.txt", "years of work");
        Assert.Equal(Exit.Usage, await Write());
        Assert.Contains("holds other files", _course.Errors);
        Assert.Equal("years of work", _course.Read("site/thesis.txt"));
    }

    [Fact]
    public async Task Two_books_are_not_written_into_one_folder_at_once()
    {
        using var other = Headroom.Cli.Book.BookFolder.Begin(_course.PathTo("site"));
        Assert.Equal(Exit.Usage, await Write());
        Assert.Contains("Another ./course book is writing", _course.Errors);
    }

    [Fact]
    public async Task A_formula_that_is_not_TeX_is_named()
    {
        _course.Write("notebooks/02-kernels.ipynb", BookNotebook.Of("The $\\bad$ one."));
        Assert.Equal(Exit.Usage, await Write());
        Assert.Equal("notebooks/02-kernels.ipynb: the formula \"\\bad\" cannot be drawn. Undefined control sequence\n", _course.Errors);
        Assert.False(Directory.Exists(_course.PathTo("site")));
    }

    [Fact]
    public async Task A_link_out_of_the_book_is_named()
    {
        _course.Write("notebooks/02-kernels.ipynb", BookNotebook.Of("See [the licence](../LICENSE)."));
        Assert.Equal(Exit.Usage, await Write());
        Assert.Contains("notebooks/02-kernels.ipynb links to ../LICENSE, which the book does not have.", _course.Errors);
    }

    [Theory]
    [InlineData("solutions")]
    [InlineData("", "--exercises")]
    public async Task Checks_grade_the_solutions_unless_told_otherwise(string whose, params string[] options)
    {
        _course.Write(
            "notebooks/02-kernels.ipynb",
            BookNotebook.Of("# Kernels", $"code:\"graded: \" + Environment.GetEnvironmentVariable(\"{Submission.Variable}\")"));
        Assert.Equal(Exit.Ok, await Write(options));
        Assert.Contains($"graded: {whose}</pre>", _course.Read("site/02-kernels.html"));
        Assert.Null(Environment.GetEnvironmentVariable(Submission.Variable));
    }

    [Fact]
    public async Task Executed_notebooks_are_taken_and_those_that_changed_are_run()
    {
        var executed = _course.PathTo("executed");
        Assert.Equal(Exit.Ok, await _course.Run("run", "01", "--solutions", "--ipynb", executed));
        Assert.Equal(Exit.Ok, await Write("--executed", executed));
        Assert.Contains("taken", _course.Output);
        Assert.Contains("42</pre>", _course.Read("site/01-roofline.html"));
        Assert.Contains("notebooks/02-kernels.ipynb is run:", _course.Output);

        _course.Write("notebooks/01-roofline.ipynb", BookNotebook.Of("# 01 · Roofline\n\n### Exercise 01.1: Count first", "code:6 * 9"));
        Assert.Equal(Exit.Ok, await Write("--executed", executed));
        Assert.Contains("has other cells", _course.Output);
        Assert.Contains("54</pre>", _course.Read("site/01-roofline.html"));
    }

    [Fact]
    public async Task A_notebook_that_was_not_executed_to_its_end_is_run()
    {
        var executed = _course.PathTo("executed");
        Directory.CreateDirectory(executed);
        File.Copy(_course.PathTo("notebooks/01-roofline.ipynb"), Path.Combine(executed, "01-roofline.ipynb"));
        File.WriteAllText(Path.Combine(executed, "02-kernels.ipynb"), "{");
        Assert.Equal(Exit.Ok, await Write("--executed", executed));
        Assert.Contains("was not executed to its end", _course.Output);
        Assert.Contains("is not a notebook", _course.Output);
        Assert.Contains("42</pre>", _course.Read("site/01-roofline.html"));
    }

    private Task<int> Write(params string[] options)
    {
        _course.BookTools = new FakeBookTools(_course.Root);
        return _course.Run(["book", "--out", _course.PathTo("site"), .. options]);
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_course.PathTo("site"), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_course.PathTo("site"), file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);
}
