using Headroom.Cli.Running;
using Headroom.Course;

namespace Headroom.Testing.Running;

public sealed class NotebookReferencesTest
{
    [Fact]
    public void The_first_cell_loads_charts_and_all_that_plotly_needs() =>
        Names(CourseLayout.Find().BuiltNotebookReferences,
        [
            "Headroom", "Headroom.Charts", "Headroom.Course", "Headroom.Grading", "Headroom.Notebooks", "Headroom.Simulator", "ILGPU",
            "Plotly.NET", "DynamicObj", "Giraffe.ViewEngine", "FSharp.Core", "Newtonsoft.Json",
        ]);

    [Fact]
    public void A_notebook_that_trains_loads_tensors_and_what_the_course_builds_of_them() =>
        Names(CourseLayout.Find().BuiltTrainingReferences, ["TorchSharp", "Headroom.Training"]);

    [Fact]
    public void A_notebook_that_asks_a_teacher_loads_what_a_chat_client_is() =>
        Names(CourseLayout.Find().BuiltAgentsReferences, ["Microsoft.Extensions.AI.Abstractions", "Headroom.Agents"]);

    [Fact]
    public void All_lists_are_put_where_notebooks_look_for_them()
    {
        using var folder = new TemporaryFolder();
        var layout = CourseLayout.Find() with { Root = folder.Path };
        folder.Write("artifacts/training.csx", "of another build");
        NotebookReferences.PointTo(layout);
        Assert.Equal(File.ReadAllText(layout.BuiltNotebookReferences), File.ReadAllText(layout.NotebookReferences));
        Assert.Equal(File.ReadAllText(layout.BuiltTrainingReferences), File.ReadAllText(layout.TrainingReferences));
        Assert.Equal(File.ReadAllText(layout.BuiltAgentsReferences), File.ReadAllText(layout.AgentsReferences));
    }

    private static void Names(string file, IReadOnlyList<string> assemblies)
    {
        var (folder, lines) = (Path.GetDirectoryName(file)!, File.ReadAllLines(file));
        Assert.All(assemblies, name => Assert.Contains($"#r \"{Path.Combine(folder, name)}.dll\"", lines));
        Assert.All(lines, line => Assert.True(File.Exists(line["#r \"".Length..^1]), line));
    }
}
