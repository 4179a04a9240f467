using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Jupyter.Documents;

/// <summary>Writes nbformat 4.5 with the keys in Jupyter's order.</summary>
internal static class NotebookWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        MaxDepth = 4000,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(InteractiveDocument document)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_options)) Write(writer, document);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, InteractiveDocument document)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("cells");
        var ids = CellIds.For(document);
        foreach (var (element, id) in document.Elements.Zip(ids)) Write(writer, element, id);
        writer.WriteEndArray();
        writer.WritePropertyName("metadata");
        JsonValues.Write(writer, document.Metadata);
        writer.WriteNumber("nbformat", 4);
        writer.WriteNumber("nbformat_minor", 5);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, InteractiveDocumentElement element, string id)
    {
        var isCode = element.KernelName is not ("markdown" or "raw");
        writer.WriteStartObject();
        if (NotebookFile.AttachmentsOf(element) is { } attachments)
        {
            writer.WritePropertyName("attachments");
            JsonValues.Write(writer, attachments);
        }
        writer.WriteString("cell_type", isCode ? "code" : element.KernelName);
        if (isCode) WriteCount(writer, element.ExecutionOrder);
        writer.WriteString("id", id);
        writer.WritePropertyName("metadata");
        JsonValues.Write(writer, isCode ? CodeMetadata(element) : element.Metadata ?? new Dictionary<string, object>());
        if (isCode)
        {
            writer.WriteStartArray("outputs");
            foreach (var output in element.Outputs) NotebookOutputWriter.Write(writer, output);
            writer.WriteEndArray();
        }
        WriteLines(writer, "source", element.Contents);
        writer.WriteEndObject();
    }

    // Both keys: older front ends read the first, newer ones the second.
    private static Dictionary<string, object> CodeMetadata(InteractiveDocumentElement element)
    {
        var metadata = element.Metadata is null ? [] : new Dictionary<string, object>(element.Metadata);
        if (element.KernelName is not { } kernel) return metadata;
        Set("dotnet_interactive", "language");
        Set("polyglot_notebook", "kernelName");
        return metadata;

        void Set(string section, string key) => metadata[section] =
            metadata.TryGetValue(section, out var value) && value is IDictionary<string, object> old
                ? new Dictionary<string, object>(old) { [key] = kernel }
                : new Dictionary<string, object> { [key] = kernel };
    }

    internal static void WriteCount(Utf8JsonWriter writer, int count)
    {
        if (count > 0) writer.WriteNumber("execution_count", count);
        else writer.WriteNull("execution_count");
    }

    /// <summary>A list with one string per line, each with its line end.</summary>
    internal static void WriteLines(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartArray(name);
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) + 1;
            if (end == 0) end = text.Length;
            writer.WriteStringValue(text.AsSpan(start, end - start));
            start = end;
        }
        writer.WriteEndArray();
    }
}
