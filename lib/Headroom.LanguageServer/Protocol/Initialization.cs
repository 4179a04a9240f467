using System.Text.Json.Serialization;

namespace Headroom.LanguageServer.Protocol;

/// <param name="ProcessId">The client's process; the server ends with it.</param>
internal sealed record InitializeParams(int? ProcessId = null, ClientCapabilities? Capabilities = null);

internal sealed record ClientCapabilities(TextDocumentClientCapabilities? TextDocument = null);

internal sealed record TextDocumentClientCapabilities(CompletionClientCapabilities? Completion = null);

internal sealed record CompletionClientCapabilities(CompletionListCapabilities? CompletionList = null);

/// <param name="ItemDefaults">What may be said once for all items of a list.</param>
internal sealed record CompletionListCapabilities(IReadOnlyList<string>? ItemDefaults = null);

internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

internal sealed record ServerInfo(string Name, string Version);

/// <summary>C# cells of Jupyter notebooks, and nothing for files: another extension answers there.</summary>
internal sealed record ServerCapabilities(
    string PositionEncoding, NotebookSync NotebookDocumentSync, CompletionOptions CompletionProvider, bool HoverProvider,
    SignatureHelpOptions SignatureHelpProvider, bool DefinitionProvider);

internal sealed record NotebookSync(IReadOnlyList<NotebookSelector> NotebookSelector, bool Save);

internal sealed record NotebookSelector(NotebookFilter Notebook, IReadOnlyList<CellFilter> Cells);

internal sealed record NotebookFilter(string NotebookType);

internal sealed record CellFilter(string Language);

internal sealed record CompletionOptions(IReadOnlyList<string> TriggerCharacters, bool ResolveProvider);

internal sealed record SignatureHelpOptions(IReadOnlyList<string> TriggerCharacters, IReadOnlyList<string> RetriggerCharacters);

/// <param name="Type">1 error, 2 warning, 3 information, 4 log.</param>
internal sealed record LogMessage([property: JsonPropertyName("type")] int Type, string Message)
{
    public const int Error = 1, Information = 3;
}
