using System.Text.Json;

namespace Microsoft.DotNet.Interactive.Documents;

internal sealed class CodeSubmissionReader
{
    private readonly InteractiveDocument _document = [];
    private readonly KernelInfoCollection _kernels;
    private readonly List<string> _lines = [];
    private string _kernelName = "csharp";

    public CodeSubmissionReader(KernelInfoCollection? known)
    {
        _kernels = known?.Clone() ?? new();
        _kernelName = known?.DefaultKernelName ?? "csharp";
        _kernels.Merge([new("markdown", "markdown", ["md"]), new(_kernelName)]);
    }

    public InteractiveDocument Read(string content)
    {
        var lines = content.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        var hasMetadata = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!hasMetadata && lines[i].TrimEnd() == "#!meta")
            {
                hasMetadata = true;
                var end = Array.FindIndex(lines, i + 1, line => line.StartsWith("#!", StringComparison.Ordinal));
                if (end < 0) end = lines.Length;
                ReadMetadata(lines[(i + 1)..end], firstLine: i + 1);
                i = end - 1;
            }
            else if (lines[i].StartsWith("#!", StringComparison.Ordinal) && _kernels.TryGetByAlias(lines[i][2..].TrimEnd(), out var kernel))
            {
                EndCell();
                _kernelName = kernel.Name;
            }
            else
            {
                _lines.Add(lines[i]);
            }
        }
        EndCell();
        if (_document.Elements.Count == 0) _document.Add(new("", _kernelName));
        return _document;
    }

    public static string[] TrimBlankLines(string[] lines)
    {
        var first = Array.FindIndex(lines, line => line.Length > 0);
        return first < 0 ? [] : lines[first..(Array.FindLastIndex(lines, line => line.Length > 0) + 1)];
    }

    private void EndCell()
    {
        var lines = TrimBlankLines([.. _lines]);
        if (lines.Length > 0) _document.Add(new(string.Join('\n', lines), _kernelName));
        _lines.Clear();
    }

    private void ReadMetadata(string[] lines, int firstLine)
    {
        try
        {
            using var json = JsonDocument.Parse(string.Join('\n', lines));
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("not an object", null, 0, 0);
            foreach (var (name, value) in JsonValues.ReadObject(json.RootElement)) _document.Metadata[name] = value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            var line = firstLine + ((e as JsonException)?.LineNumber ?? 0);
            throw new JsonException($"#!meta must be followed by a JSON object (line {line + 1}): {e.Message}", null, line, null, e);
        }
        if (_document.GetKernelInfo() is not { } named) return;
        _kernels.Merge(named);
        _kernelName = named.DefaultKernelName ?? _kernelName;
        _kernels.Merge([new(_kernelName)]);
    }
}
