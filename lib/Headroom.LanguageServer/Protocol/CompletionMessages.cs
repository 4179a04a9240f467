namespace Headroom.LanguageServer.Protocol;

/// <summary>Text for people; the kind is <c>plaintext</c> or <c>markdown</c>.</summary>
internal sealed record Markup(string Kind, string Value)
{
    public static Markup? Plain(string text) => text.Length == 0 ? null : new("plaintext", text);

    public static Markup Markdown(string text) => new("markdown", text);
}

internal sealed record CompletionList(bool IsIncomplete, IReadOnlyList<CompletionItem> Items, CompletionDefaults? ItemDefaults = null);

/// <param name="EditRange">What each item replaces.</param>
internal sealed record CompletionDefaults(TextRange EditRange);

/// <param name="Kind">A number of the protocol's.</param>
/// <param name="FilterText">Where it is not the label.</param>
/// <param name="TextEditText">What is written, where it is not the label and the list has an edit range.</param>
internal sealed record CompletionItem(
    string Label, int Kind, string SortText, string? FilterText = null, string? TextEditText = null, TextEdit? TextEdit = null,
    Markup? Documentation = null, CompletionSource? Data = null);

/// <summary>Where an item came from, for who asks for its documentation later.</summary>
internal sealed record CompletionSource(int List, int Item);
