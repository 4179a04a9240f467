using Headroom.Course;

namespace Headroom.Testing.Running;

public sealed class NotebookReferencesTest
{
    [Fact]
    public void The_first_cell_loads_charts_and_all_that_plotly_needs()
    {
        var folder = Path.GetDirectoryName(CourseLayout.Find().BuiltNotebookReferences)!;
        var lines = File.ReadAllLines(Path.Combine(folder, "notebook.csx"));
        foreach (var name in (ReadOnlySpan<string>)["Headroom", "Headroom.Charts", "Headroom.Course", "Headroom.Grading",
            "Headroom.Notebooks", "Headroom.Simulator", "ILGPU", "Plotly.NET", "DynamicObj", "Giraffe.ViewEngine", "FSharp.Core",
            "Newtonsoft.Json"])
            Assert.Contains($"#r \"{Path.Combine(folder, name)}.dll\"", lines);
        Assert.All(lines, line => Assert.True(File.Exists(line["#r \"".Length..^1]), line));
    }
}
