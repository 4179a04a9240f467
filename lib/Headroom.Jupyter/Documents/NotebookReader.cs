using System.Text.Json;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Jupyter.Documents;

internal static class NotebookReader
{
    // Outputs may nest as deep as they like, and are thrown away before a run; the limit keeps this reader from overflowing its stack.
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 2000 };

    /// <summary>Adds to <paramref name="warnings"/> what is allowed and hardly meant.</summary>
    public static InteractiveDocument Read(string text, List<string> warnings)
    {
        try
        {
            using var json = JsonDocument.Parse(text, s_options);
            return ReadDocument(json.RootElement, warnings);
        }
        catch (JsonException e) when (e.LineNumber is { } line)
        {
            throw new JsonException($"Not a notebook, line {line + 1}: {e.Message}", e.Path, line, e.BytePositionInLine, e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException) // Text that is not valid Unicode.
        {
            throw new JsonException($"Not a notebook: {e.Message}", e);
        }
    }

    private static InteractiveDocument ReadDocument(JsonElement root, List<string> warnings)
    {
        Expect(root, JsonValueKind.Object, "the document");
        if (root.TryGetProperty("nbformat", out var format)
            && !(format.ValueKind == JsonValueKind.Number && format.TryGetInt32(out var major) && major == 4))
            throw new JsonException(
                $"Not a notebook of nbformat 4: nbformat is {format.GetRawText()}. Open the file in Jupyter and save it anew.");
        if (!root.TryGetProperty("cells", out var cells)) throw new JsonException("Not a notebook: there is no \"cells\".");
        Expect(cells, JsonValueKind.Array, "cells");
        var document = new InteractiveDocument();
        if (root.TryGetProperty("metadata", out var metadata))
            foreach (var (name, value) in Dictionary(metadata, "metadata")) document.Metadata[name] = value;
        var number = 0;
        foreach (var cell in cells.EnumerateArray()) document.Add(ReadCell(cell, $"cells[{number++}]", warnings));
        return document;
    }

    private static InteractiveDocumentElement ReadCell(JsonElement cell, string path, List<string> warnings)
    {
        Expect(cell, JsonValueKind.Object, path);
        var element = new InteractiveDocumentElement();
        string? type = null;
        foreach (var property in cell.EnumerateObject())
        {
            var (value, where) = (property.Value, $"{path}.{property.Name}");
            switch (property.Name)
            {
                case "cell_type": type = Text(value, where); break;
                case "id": element.Id = Text(value, where); break;
                case "source":
                    element.Contents = Lines(value, where);
                    if (LacksLineEnds(value))
                        warnings.Add(
                            $"{where} is a list whose entries have no line ends, so all of it is one line, as in Jupyter. End each entry "
                            + "but the last with \\n.");
                    break;
                case "execution_count": element.ExecutionOrder = Count(value, where); break;
                case "metadata": element.Metadata = Dictionary(value, where); break;
                case "attachments": NotebookFile.Attach(element, JsonValues.Read(value)!); break;
                case "outputs": element.Outputs.AddRange(ReadOutputs(value, where)); break;
            }
        }
        element.KernelName = type switch
        {
            "code" => CellKernel(element.Metadata),
            "markdown" or "raw" => type,
            _ => throw new JsonException($"{path}.cell_type is {type ?? "missing"}; expected code, markdown or raw."),
        };
        return element;
    }

    private static string? CellKernel(IDictionary<string, object>? metadata)
    {
        return In("polyglot_notebook", "kernelName") ?? In("dotnet_interactive", "language");

        string? In(string section, string name) =>
            metadata is not null && metadata.TryGetValue(section, out var value) && value is IDictionary<string, object> inner
                ? KernelMetadata.Text(inner, name)
                : null;
    }

    private static IEnumerable<InteractiveDocumentOutputElement> ReadOutputs(JsonElement outputs, string path)
    {
        Expect(outputs, JsonValueKind.Array, path);
        return outputs.EnumerateArray().Select((output, i) => NotebookOutputReader.Read(output, $"{path}[{i}]"));
    }

    internal static void Expect(JsonElement value, JsonValueKind kind, string path)
    {
        if (value.ValueKind != kind)
            throw new JsonException($"Not a notebook: {path} is {Name(value.ValueKind)}; expected {Name(kind)}.");
    }

    internal static string Text(JsonElement value, string path)
    {
        Expect(value, JsonValueKind.String, path);
        return value.GetString()!;
    }

    /// <summary>A string, or a list of strings that are put together.</summary>
    internal static string Lines(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.String) return value.GetString()!;
        Expect(value, JsonValueKind.Array, path);
        return string.Concat(value.EnumerateArray().Select((line, i) => Text(line, $"{path}[{i}]")));
    }

    // Lines that a program split and did not join: several entries, none of them with an end.
    private static bool LacksLineEnds(JsonElement source) =>
        source.ValueKind == JsonValueKind.Array && source.GetArrayLength() > 1 && source.EnumerateArray()
            .All(line => !line.GetString()!.EndsWith('\n'));

    internal static int Count(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Null => 0,
        JsonValueKind.Number when value.TryGetInt32(out var count) && count >= 0 => count,
        _ => throw new JsonException($"Not a notebook: {path} is {value.GetRawText()}; expected a count or null."),
    };

    internal static Dictionary<string, object> Dictionary(JsonElement value, string path)
    {
        Expect(value, JsonValueKind.Object, path);
        return JsonValues.ReadObject(value);
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
