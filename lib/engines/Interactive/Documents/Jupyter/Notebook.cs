using System.Text;

namespace Microsoft.DotNet.Interactive.Documents.Jupyter;

/// <summary>The .ipynb format, nbformat 4.5.</summary>
public static class Notebook
{
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Reads all of the text or throws JsonException with the line, or with the path of what is not as it should be.</summary>
    public static InteractiveDocument Parse(string json, KernelInfoCollection? kernelInfos = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        var document = NotebookReader.Read(json);
        document.NameKernels(kernelInfos);
        return document;
    }

    public static InteractiveDocument Read(Stream stream, KernelInfoCollection kernelInfos)
    {
        using var reader = new StreamReader(stream, s_encoding);
        return Parse(reader.ReadToEnd(), kernelInfos);
    }

    /// <summary>The file's text, indented by one space as Jupyter does; with a language, the metadata by which front ends choose the kernel is added.</summary>
    public static string ToJupyterJson(this InteractiveDocument document, string? defaultLanguage = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (defaultLanguage is not null) JupyterMetadata.Add(document, defaultLanguage);
        return NotebookWriter.Write(document);
    }

    public static void Write(InteractiveDocument document, Stream stream, KernelInfoCollection kernelInfos)
    {
        ArgumentNullException.ThrowIfNull(document);
        var infos = document.GetKernelInfo()?.Clone() ?? new();
        infos.Merge(kernelInfos);
        infos.DefaultKernelName ??= kernelInfos.DefaultKernelName;
        document.Metadata["kernelInfo"] = infos;
        using var writer = new StreamWriter(stream, s_encoding, leaveOpen: true);
        writer.Write(document.ToJupyterJson());
    }
}
