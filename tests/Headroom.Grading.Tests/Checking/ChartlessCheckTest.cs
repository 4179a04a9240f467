using Headroom.Course;

namespace Headroom.Grading.Tests.Checking;

/// <summary>Charts are for notebooks: a check's process runs where no chart library is.</summary>
public sealed class ChartlessCheckTest
{
    private static readonly string[] s_charts =
        ["Headroom.Charts", "Headroom.Notebooks", "Plotly.NET", "DynamicObj", "Giraffe.ViewEngine", "Newtonsoft.Json", "FSharp.Core",
            "Fable.Core", "Microsoft.DotNet.Interactive.Formatting"];

    [Fact]
    public void Neither_plotly_nor_what_plotly_needs_lies_beside_the_graders()
    {
        var folder = Path.GetDirectoryName(CourseLayout.Find().Graders)!;
        Assert.True(File.Exists(Path.Combine(folder, "Headroom.Grading.dll")), $"no graders in {folder}");
        Assert.Equal(
            [], Directory.EnumerateFiles(folder, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)).Intersect(s_charts));
    }
}
