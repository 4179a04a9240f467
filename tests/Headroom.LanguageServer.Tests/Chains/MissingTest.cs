using Headroom.Course;
using Headroom.Testing;

namespace Headroom.LanguageServer.Tests.Chains;

/// <summary>What a notebook loads is not there: that is told once, with what mends it, and everything else is answered.</summary>
public sealed class MissingTest
{
    [Fact]
    public async Task A_course_that_is_not_built_is_told_at_the_line_that_loads_it()
    {
        using var folder = new TemporaryFolder();
        var layout = new CourseLayout(folder.Path, Path.Combine(folder.Path, "artifacts", "bin"));
        await using var client = await LanguageClient.Introduced(LanguageClient.Serve(layout));
        var notebook = await OpenNotebook.Open(client,
            [
                "// first\n#load \"../artifacts/notebook.csx\"\nusing Headroom;\nOpen();", "var gpu = Gpu.Open(); Console.WriteL",
                "var x = ;",
            ],
            new Uri(Path.Combine(folder.Path, "notebooks", "02.ipynb")).AbsoluteUri);
        Assert.Equal(
            [$"1:6 1 CS1504 {Path.Combine(folder.Path, "artifacts", "notebook.csx")} is missing: the course is not built. "
                + "Run ./course start, or dotnet build in the course's folder."], await notebook.Diagnostics(notebook.Cells[0]));
        Assert.Equal(["WriteLine"], await notebook.Names(notebook.Cells[1], 36));
        Assert.Empty(await notebook.Diagnostics(notebook.Cells[1]));
        Assert.Equal(["0:8 1 CS1525 Invalid expression term ';'"], await notebook.Diagnostics(notebook.Cells[2]));
    }

    [Fact]
    public async Task An_assembly_that_is_not_there_is_told_where_the_list_of_them_is_loaded()
    {
        using var folder = new TemporaryFolder();
        var layout = new CourseLayout(folder.Path, Path.Combine(folder.Path, "artifacts", "bin"));
        var gone = Path.Combine(layout.BinFolder, "Headroom.Notebooks", "debug", "Gone.dll");
        folder.Write("artifacts/bin/Headroom.Notebooks/debug/notebook.csx", $"#r \"{gone}\"\n#r \"{gone}2.dll\"");
        await using var client = await LanguageClient.Introduced(LanguageClient.Serve(layout));
        var notebook = await OpenNotebook.Open(client, ["#load \"../artifacts/notebook.csx\"\nunknown"],
            new Uri(Path.Combine(folder.Path, "notebooks", "02.ipynb")).AbsoluteUri);
        var told = await notebook.Diagnostics(notebook.Cells[0]);
        Assert.StartsWith($"0:0 1 CS0006 {gone} is missing: the course is not built.", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_other_file_is_told_with_its_name()
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.Serve());
        var notebook = await OpenNotebook.Open(client, ["#load \"no/such.csx\"\nSomething();", "#r \"no/such.dll\"", "More();"]);
        Assert.Contains("no/such.csx", Assert.Single(await notebook.Diagnostics(notebook.Cells[0])), StringComparison.Ordinal);
        Assert.Contains("no/such.dll", Assert.Single(await notebook.Diagnostics(notebook.Cells[1])), StringComparison.Ordinal);
        Assert.Empty(await notebook.Diagnostics(notebook.Cells[2]));
    }

    [Theory]
    [InlineData("#r \"nuget: Some.Package, 1.0.0\"")]
    [InlineData("#!import other.ipynb")]
    public async Task Names_that_a_package_or_a_notebook_may_bring_are_not_called_unknown(string line)
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.Serve());
        var notebook = await OpenNotebook.Open(client, ["before", $"{line}\nusing Some.Package;", "Brought.Along();\nvar x = ;"]);
        Assert.Single(await notebook.Diagnostics(notebook.Cells[0]));
        Assert.Empty(await notebook.Diagnostics(notebook.Cells[1]));
        Assert.Equal(["1:8 1 CS1525 Invalid expression term ';'"], await notebook.Diagnostics(notebook.Cells[2]));
    }

    [Fact]
    public async Task A_file_that_a_cell_loads_is_part_of_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("more.csx", "int Twice(int x) => 2 * x;");
        await using var client = await LanguageClient.Introduced(LanguageClient.Serve());
        var notebook = await OpenNotebook.Open(client, ["#load \"more.csx\"", "Twice(1) + Twic"],
            new Uri(Path.Combine(folder.Path, "a.ipynb")).AbsoluteUri);
        Assert.Equal(["Twice"], await notebook.Names(notebook.Cells[1], 15));
    }
}
