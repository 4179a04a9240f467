using System.Text.Json;
using Microsoft.DotNet.Interactive.Documents;
using static Headroom.Jupyter.Documents.NotebookReader;

namespace Headroom.Jupyter.Documents;

internal static class NotebookOutputReader
{
    public static InteractiveDocumentOutputElement Read(JsonElement output, string path)
    {
        Expect(output, JsonValueKind.Object, path);
        var type = output.TryGetProperty("output_type", out var value) ? Text(value, $"{path}.output_type") : null;
        return type switch
        {
            "stream" => new TextElement(Joined(output, "text", path), Optional(output, "name", path)),
            "display_data" => ReadDisplay(output, path),
            "execute_result" => ReadResult(output, path),
            "error" => new ErrorElement(Optional(output, "evalue", path), Optional(output, "ename", path), Traceback(output, path)),
            _ => throw new JsonException(
                $"{path}.output_type is {type ?? "missing"}; expected stream, display_data, execute_result or error."),
        };
    }

    private static ReturnValueElement ReadResult(JsonElement output, string path)
    {
        var result = new ReturnValueElement();
        if (output.TryGetProperty("execution_count", out var count)) result.ExecutionOrder = Count(count, $"{path}.execution_count");
        foreach (var (mimeType, value) in Data(output, path)) result.Data[mimeType] = value;
        AddMetadata(result.Metadata, output, path);
        return result;
    }

    private static DisplayElement ReadDisplay(JsonElement output, string path)
    {
        var display = new DisplayElement(Data(output, path));
        AddMetadata(display.Metadata, output, path);
        return display;
    }

    private static void AddMetadata(IDictionary<string, object> read, JsonElement output, string path)
    {
        if (output.TryGetProperty("metadata", out var metadata))
            foreach (var (name, value) in Dictionary(metadata, $"{path}.metadata")) read[name] = value;
    }

    // Text is one string, however it was split; JSON types keep their structure.
    private static Dictionary<string, object> Data(JsonElement output, string path)
    {
        var data = new Dictionary<string, object>();
        if (!output.TryGetProperty("data", out var all)) return data;
        Expect(all, JsonValueKind.Object, $"{path}.data");
        foreach (var form in all.EnumerateObject())
            data[form.Name] = MimeTypes.IsJson(form.Name) ? JsonValues.Read(form.Value)! : Lines(form.Value, $"{path}.data.{form.Name}");
        return data;
    }

    private static string Joined(JsonElement output, string name, string path) =>
        output.TryGetProperty(name, out var text) ? Lines(text, $"{path}.{name}") : "";

    private static string? Optional(JsonElement output, string name, string path) =>
        output.TryGetProperty(name, out var text) ? Text(text, $"{path}.{name}") : null;

    private static string[] Traceback(JsonElement output, string path)
    {
        if (!output.TryGetProperty("traceback", out var lines)) return [];
        Expect(lines, JsonValueKind.Array, $"{path}.traceback");
        return [.. lines.EnumerateArray().Select((line, i) => Text(line, $"{path}.traceback[{i}]"))];
    }
}
