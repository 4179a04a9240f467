namespace Headroom.LanguageServer.Protocol;

/// <summary>One cell of a notebook; its text is a document of its own.</summary>
/// <param name="Kind">1 for markup, 2 for code.</param>
/// <param name="Document">Uri of the cell's text.</param>
internal sealed record NotebookCellItem(int Kind, string Document)
{
    public const int Code = 2;
}

internal sealed record NotebookItem(string Uri, string NotebookType, int Version, IReadOnlyList<NotebookCellItem> Cells);

internal sealed record NotebookIdentifier(string Uri);

internal sealed record VersionedNotebookIdentifier(string Uri, int Version);

internal sealed record DidOpenNotebook(NotebookItem NotebookDocument, IReadOnlyList<TextDocumentItem> CellTextDocuments);

internal sealed record DidChangeNotebook(VersionedNotebookIdentifier NotebookDocument, NotebookChange Change);

internal sealed record DidCloseNotebook(NotebookIdentifier NotebookDocument, IReadOnlyList<TextDocumentIdentifier> CellTextDocuments);

internal sealed record NotebookChange(NotebookCellsChange? Cells = null);

/// <param name="Structure">Cells that came, went or moved; applied before the texts.</param>
/// <param name="TextContent">Edits of cells' texts, in the order of the notebook's versions.</param>
internal sealed record NotebookCellsChange(
    CellStructureChange? Structure = null, IReadOnlyList<NotebookCellItem>? Data = null, IReadOnlyList<CellTextChange>? TextContent = null);

internal sealed record CellStructureChange(
    CellArrayChange Array, IReadOnlyList<TextDocumentItem>? DidOpen = null, IReadOnlyList<TextDocumentIdentifier>? DidClose = null);

internal sealed record CellArrayChange(int Start, int DeleteCount, IReadOnlyList<NotebookCellItem>? Cells = null);

internal sealed record CellTextChange(VersionedTextDocumentIdentifier Document, IReadOnlyList<ContentChange> Changes);
