using System.Text.Json;
using Headroom.Notebooks.Tests.Running;
using Headroom.Testing;

namespace Headroom.Notebooks.Tests.Statements;

/// <summary>The text of a notebook's cells, by their ids.</summary>
internal static class Cells
{
    public static string Text(string notebook, string id)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("notebooks", notebook)));
        var cell = document.RootElement.GetProperty("cells").EnumerateArray().Single(cell => cell.GetProperty("id").GetString() == id);
        return CourseRun.Text(cell.GetProperty("source"));
    }
}
