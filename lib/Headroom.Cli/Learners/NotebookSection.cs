using System.Text.Json;

namespace Headroom.Cli.Learners;

/// <summary>Which section of a notebook leads to an exercise.</summary>
internal static class NotebookSection
{
    /// <summary>
    /// The last heading before the cell that calls <c>Check("01.2")</c>; null when there is none or the notebook cannot be read.
    /// </summary>
    public static string? Of(string notebook, string exercise)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(notebook));
            return Find(document.RootElement.GetProperty("cells"), $"Check(\"{exercise}\")");
        }
        catch (Exception e) when (e is IOException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // A hint on where to read; ./course run tells what is wrong with a notebook.
            return null;
        }
    }

    private static string? Find(JsonElement cells, string call)
    {
        string? heading = null;
        foreach (var cell in cells.EnumerateArray())
        {
            var lines = Source(cell.GetProperty("source")).Split('\n');
            if (cell.GetProperty("cell_type").GetString() == "markdown")
                heading = lines.LastOrDefault(line => line.StartsWith("## ", StringComparison.Ordinal)) is { } line ? Plain(line) : heading;
            else if (lines.Any(line => line.Contains(call, StringComparison.Ordinal)))
                return heading;
        }
        return null;
    }

    private static string Plain(string line) => line.TrimStart('#').Replace("*", "").Replace("`", "").Trim();

    private static string Source(JsonElement source) =>
        source.ValueKind == JsonValueKind.Array
            ? string.Concat(source.EnumerateArray().Select(line => line.GetString()))
            : source.GetString() ?? "";
}
