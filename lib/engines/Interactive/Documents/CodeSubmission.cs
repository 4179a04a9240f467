using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Microsoft.DotNet.Interactive.Documents;

/// <summary>The .dib format: cells separated by <c>#!kernel</c> lines, metadata after <c>#!meta</c>, no outputs.</summary>
public static class CodeSubmission
{
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static InteractiveDocument Parse(string content, KernelInfoCollection? kernelInfos = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new CodeSubmissionReader(kernelInfos).Read(content);
    }

    public static InteractiveDocument Read(Stream stream, KernelInfoCollection kernelInfos)
    {
        using var reader = new StreamReader(stream, s_encoding);
        return Parse(reader.ReadToEnd(), kernelInfos);
    }

    public static string ToCodeSubmissionContent(this InteractiveDocument document, string newline = "\n")
    {
        ArgumentNullException.ThrowIfNull(document);
        var lines = new List<string>();
        if (document.Metadata.Count > 0) lines.AddRange(["#!meta", "", Compact(document.Metadata), ""]);
        foreach (var element in document.Elements)
        {
            var contents = CodeSubmissionReader.TrimBlankLines(element.Contents.ReplaceLineEndings("\n").Split('\n'));
            if (contents.Length == 0) continue;
            if (element.KernelName is not null) lines.AddRange([$"#!{element.KernelName}", ""]);
            lines.AddRange([.. contents, ""]);
        }
        return string.Join(newline, lines);
    }

    public static void Write(InteractiveDocument document, Stream stream, KernelInfoCollection kernelInfos, string newline = "\n")
    {
        ArgumentNullException.ThrowIfNull(document);
        var infos = document.GetKernelInfo()?.Clone() ?? new();
        infos.Merge(kernelInfos);
        infos.DefaultKernelName ??= kernelInfos.DefaultKernelName;
        document.Metadata["kernelInfo"] = infos;
        using var writer = new StreamWriter(stream, s_encoding, leaveOpen: true);
        writer.Write(document.ToCodeSubmissionContent(newline));
    }

    private static string Compact(object value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_compact)) JsonValues.Write(writer, value);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
