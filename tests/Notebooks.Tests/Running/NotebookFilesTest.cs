using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Headroom.Course;
using Headroom.Testing;

namespace Headroom.Notebooks.Tests.Running;

/// <summary>What the notebook files themselves must hold to open in every front end.</summary>
[Machine]
public sealed class NotebookFilesTest
{
    public static TheoryData<string> Notebooks => [.. Syllabus.Load(Repository.Root).Units.Select(unit => unit.Notebook)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void No_outputs_are_committed(string notebook) =>
        Assert.All(CodeCells(notebook), cell =>
        {
            Assert.Equal(0, cell.GetProperty("outputs").GetArrayLength());
            Assert.Equal(JsonValueKind.Null, cell.GetProperty("execution_count").ValueKind);
        });

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_code_cell_names_its_kernel_for_both_readers(string notebook) =>
        Assert.All(CodeCells(notebook), cell =>
        {
            var metadata = cell.GetProperty("metadata");
            Assert.Equal("csharp", metadata.GetProperty("dotnet_interactive").GetProperty("language").GetString());
            Assert.Equal("csharp", metadata.GetProperty("polyglot_notebook").GetProperty("kernelName").GetString());
        });

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Cells_have_ids_of_their_own(string notebook)
    {
        var ids = Cells(notebook).Select(cell => cell.GetProperty("id").GetString()).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", id));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void The_first_code_cell_loads_the_course_and_opens_it(string notebook)
    {
        var lines = CourseRun.Text(CodeCells(notebook).First().GetProperty("source")).Split('\n');
        Assert.Equal("#load \"../artifacts/notebook.csx\"", lines[0]);
        Assert.Equal("Open();", lines[^1]);
        Assert.All(lines[1..^1], line => Assert.StartsWith("using ", line));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_exercise_of_the_unit_has_its_check_cell(string notebook)
    {
        var unit = Syllabus.Load(Repository.Root).Units.Single(u => u.Notebook == notebook);
        var sources = CodeCells(notebook).Select(cell => CourseRun.Text(cell.GetProperty("source"))).ToList();
        Assert.All(unit.Exercises, exercise => Assert.Contains($"Check(\"{exercise.Id}\")", sources));
        var text = string.Join('\n', Cells(notebook).Select(cell => CourseRun.Text(cell.GetProperty("source"))));
        Assert.All(unit.Exercises, exercise => Assert.Contains(exercise.ExerciseFile, text));
        Assert.All(unit.Exercises, exercise => Assert.Contains($"### Exercise {exercise.Id}: {exercise.Title}", text));
    }

    // Where a kernel is composed from the packages alone, magic commands do not exist.
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void No_cell_needs_a_magic_command_or_a_package(string notebook) =>
        Assert.All(CodeCells(notebook), cell => Assert.DoesNotMatch(@"(?m)^#(!|r ""nuget|i )", CourseRun.Text(cell.GetProperty("source"))));

    // KaTeX is strict in the book: \mu and \times, not the letters themselves.
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_formula_has_the_letters_of_ascii_alone(string notebook)
    {
        var texts = Cells(notebook).Where(cell => cell.GetProperty("cell_type").GetString() == "markdown")
            .Select(cell => Regex.Replace(CourseRun.Text(cell.GetProperty("source")), @"(?s)```.*?```|`[^`]*`", ""));
        var formulas = texts.SelectMany(text => Regex.Matches(text, @"(?s)\$\$.*?\$\$|(?<![\\$])\$(?=\S)[^$\n]*?(?<=\S)\$(?!\d)"));
        Assert.All(formulas, formula => Assert.True(Ascii.IsValid(formula.Value), formula.Value));
    }

    private static IEnumerable<JsonElement> CodeCells(string notebook) =>
        Cells(notebook).Where(cell => cell.GetProperty("cell_type").GetString() == "code");

    private static IReadOnlyList<JsonElement> Cells(string notebook)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.PathTo(notebook.Split('/'))));
        return [.. document.RootElement.GetProperty("cells").EnumerateArray().Select(cell => cell.Clone())];
    }
}
