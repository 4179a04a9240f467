using System.Text.Json;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Jupyter.Documents;

internal static class NotebookOutputWriter
{
    public static void Write(Utf8JsonWriter writer, InteractiveDocumentOutputElement output)
    {
        writer.WriteStartObject();
        switch (output)
        {
            case TextElement stream:
                writer.WriteString("name", stream.Name);
                writer.WriteString("output_type", "stream");
                NotebookWriter.WriteLines(writer, "text", stream.Text);
                break;
            case DisplayElement display:
                WriteData(writer, display.Data);
                WriteMetadata(writer, display.Metadata);
                writer.WriteString("output_type", "display_data");
                break;
            case ReturnValueElement result:
                WriteData(writer, result.Data);
                NotebookWriter.WriteCount(writer, result.ExecutionOrder);
                WriteMetadata(writer, result.Metadata);
                writer.WriteString("output_type", "execute_result");
                break;
            case ErrorElement error:
                writer.WriteString("ename", error.ErrorName);
                writer.WriteString("evalue", error.ErrorValue);
                writer.WriteString("output_type", "error");
                writer.WritePropertyName("traceback");
                JsonValues.Write(writer, error.StackTrace);
                break;
            default:
                throw new ArgumentException($"no notebook form for {output.GetType().Name}", nameof(output));
        }
        writer.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, IDictionary<string, object> metadata)
    {
        writer.WritePropertyName("metadata");
        JsonValues.Write(writer, metadata);
    }

    private static void WriteData(Utf8JsonWriter writer, IDictionary<string, object> data)
    {
        writer.WriteStartObject("data");
        foreach (var (mimeType, value) in data)
        {
            if (MimeTypes.IsJson(mimeType)) WriteJson(writer, mimeType, value);
            else if (value is IEnumerable<string> lines) NotebookWriter.WriteLines(writer, mimeType, string.Concat(lines));
            else NotebookWriter.WriteLines(writer, mimeType,
                value as string ?? throw new ArgumentException($"{mimeType} must be text, got {value?.GetType().Name ?? "null"}"));
        }
        writer.WriteEndObject();
    }

    // A formatter gives JSON as text; front ends want the structure itself.
    private static void WriteJson(Utf8JsonWriter writer, string mimeType, object value)
    {
        writer.WritePropertyName(mimeType);
        if (value is not string text)
        {
            JsonValues.Write(writer, value);
            return;
        }
        JsonDocument json;
        try { json = JsonDocument.Parse(text); }
        catch (JsonException)
        {
            writer.WriteStringValue(text); // A JSON string was what it held.
            return;
        }
        using (json) json.RootElement.WriteTo(writer);
    }
}
