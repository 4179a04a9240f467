namespace Headroom.LanguageServer.Protocol;

internal sealed record TextDocumentIdentifier(string Uri);

internal sealed record VersionedTextDocumentIdentifier(string Uri, int Version);

internal sealed record TextDocumentItem(string Uri, string LanguageId, int Version, string Text);

/// <summary>An edit of a text; without a range it is the whole text.</summary>
internal sealed record ContentChange(string Text, TextRange? Range = null);

/// <summary>What hover, signature help, definition and completion ask about.</summary>
internal sealed record TextDocumentPosition(TextDocumentIdentifier TextDocument, Position Position);
