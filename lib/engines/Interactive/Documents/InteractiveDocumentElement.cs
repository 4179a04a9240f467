namespace Microsoft.DotNet.Interactive.Documents;

/// <summary>A cell.</summary>
public sealed class InteractiveDocumentElement
{
    public InteractiveDocumentElement() : this(null)
    {
    }

    public InteractiveDocumentElement(
        string? contents = null, string? kernelName = null, IEnumerable<InteractiveDocumentOutputElement>? outputs = null)
    {
        Contents = contents ?? "";
        KernelName = kernelName;
        if (outputs is not null) Outputs.AddRange(outputs);
    }

    public string? Id { get; set; }

    /// <summary><c>markdown</c> for text; null when neither the cell nor the document says.</summary>
    public string? KernelName { get; set; }

    public string Contents { get; set; }

    public List<InteractiveDocumentOutputElement> Outputs { get; } = [];

    /// <summary>0 for a cell that has not run.</summary>
    public int ExecutionOrder { get; set; }

    public IDictionary<string, object>? Metadata { get; set; }

    /// <summary>Images pasted into a Markdown cell, kept as they are.</summary>
    internal object? Attachments { get; set; }

    /// <summary>The name after <c>#!</c> where the cell begins with a magic command.</summary>
    internal string? FirstMagic => Contents.StartsWith("#!", StringComparison.Ordinal)
        ? Contents[2..].Split([' ', '\t', '\r', '\n'], 2)[0]
        : null;
}
