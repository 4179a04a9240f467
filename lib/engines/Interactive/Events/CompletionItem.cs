namespace Microsoft.DotNet.Interactive.Events;

/// <summary>One thing that could be written; <paramref name="kind"/> is Roslyn's word for it, such as <c>Method</c> or <c>Keyword</c>.</summary>
public class CompletionItem(
    string displayText,
    string kind,
    string? filterText = null,
    string? sortText = null,
    string? insertText = null,
    InsertTextFormat? insertTextFormat = null,
    string? documentation = null)
{
    private string? _documentation = documentation;

    public string DisplayText { get; } = displayText ?? throw new ArgumentNullException(nameof(displayText));

    public string Kind { get; } = kind ?? throw new ArgumentNullException(nameof(kind));

    public string? FilterText { get; } = filterText;

    public string? SortText { get; } = sortText;

    public string InsertText { get; } = insertText ?? displayText;

    public InsertTextFormat? InsertTextFormat { get; } = insertTextFormat;

    /// <summary>Signature and summary as plain text; read from the documentation files when it is asked for.</summary>
    public string? Documentation
    {
        get => _documentation ??= Describe?.Invoke();
        set => _documentation = value;
    }

    internal Func<string?>? Describe { get; init; }

    public override string ToString() => DisplayText;
}
