using System.Text.Json.Nodes;
using Headroom.Course;

namespace Headroom.Bench.Jupyter;

/// <summary>What a kernel holds after the first notebook.</summary>
internal static class KernelMemory
{
    public static Claim Claim => new()
    {
        Id = "jupyter.memory",
        What = "resident memory of a kernel that has run notebook 01",
        Unit = "MB",
        Goal = 500,
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        using var kernel = new KernelClient();
        var notebook = JsonNode.Parse(File.ReadAllText(CourseLayout.Find().PathTo("notebooks/01-roofline.ipynb")))!;
        foreach (var cell in notebook["cells"]!.AsArray().Where(c => (string?)c!["cell_type"] == "code"))
            kernel.Run(string.Concat(cell!["source"]!.AsArray().Select(line => (string)line!)));
        return [kernel.Resident / 1e6];
    }
}
