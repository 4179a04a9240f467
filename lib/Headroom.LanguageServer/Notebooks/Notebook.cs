using System.Collections.Immutable;
using Headroom.LanguageServer.Protocol;

namespace Headroom.LanguageServer.Notebooks;

/// <summary>One version of an open notebook.</summary>
internal sealed class Notebook
{
    private readonly ImmutableList<NotebookCellItem> _cells;
    private readonly ImmutableDictionary<string, CellText> _texts;

    private Notebook(string uri, ImmutableList<NotebookCellItem> cells, ImmutableDictionary<string, CellText> texts) =>
        (Uri, _cells, _texts) = (uri, cells, texts);

    public string Uri { get; }

    /// <summary>The C# cells in their order; a cell whose text has not come is none.</summary>
    public IEnumerable<CellText> Code => _cells.Where(cell => cell.Kind == NotebookCellItem.Code)
        .Select(cell => _texts.GetValueOrDefault(cell.Document)).OfType<CellText>().Where(text => text.IsCSharp);

    public static Notebook Of(DidOpenNotebook opened) => new(opened.NotebookDocument.Uri, [.. opened.NotebookDocument.Cells],
        ImmutableDictionary<string, CellText>.Empty.SetItems(Texts(opened.CellTextDocuments)));

    /// <exception cref="InvalidDataException">The change names cells or texts that this version does not have.</exception>
    public Notebook With(NotebookChange change)
    {
        if (change.Cells is not { } changed) return this;
        var (cells, texts) = (_cells, _texts);
        if (changed.Structure is { } structure)
        {
            cells = Spliced(cells, structure.Array);
            // A cell that moves is closed and opened in one change: what is open afterwards counts.
            texts = texts.RemoveRange((structure.DidClose ?? []).Select(closed => closed.Uri));
            texts = texts.SetItems(Texts(structure.DidOpen ?? []));
        }
        foreach (var data in changed.Data ?? [])
            if (cells.FindIndex(cell => cell.Document == data.Document) is >= 0 and var at) cells = cells.SetItem(at, data);
        foreach (var edit in changed.TextContent ?? [])
        {
            if (!texts.TryGetValue(edit.Document.Uri, out var text))
                throw new InvalidDataException($"the text {edit.Document.Uri} is edited and was never opened");
            texts = texts.SetItem(edit.Document.Uri, text.With(edit));
        }
        return new(Uri, cells, texts);
    }

    private static IEnumerable<KeyValuePair<string, CellText>> Texts(IEnumerable<TextDocumentItem> items) =>
        items.Select(item => KeyValuePair.Create(item.Uri, CellText.Of(item)));

    private static ImmutableList<NotebookCellItem> Spliced(ImmutableList<NotebookCellItem> cells, CellArrayChange array)
    {
        if (array.Start < 0 || array.DeleteCount < 0 || array.DeleteCount > cells.Count - array.Start)
            throw new InvalidDataException($"{array.DeleteCount} cells from {array.Start} are to go, of {cells.Count}");
        return cells.RemoveRange(array.Start, array.DeleteCount).InsertRange(array.Start, array.Cells ?? []);
    }
}
