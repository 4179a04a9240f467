using System.Text.Json.Serialization;

namespace Microsoft.DotNet.Interactive.Documents.Jupyter;

/// <summary>What an execute request says about the cell's kernel.</summary>
public class InputCellMetadata(string? kernelName = null, string? language = null)
{
    [JsonPropertyName("kernelName")]
    public string? KernelName { get; } = kernelName;

    [JsonPropertyName("language")]
    public string? Language { get; } = language;
}
