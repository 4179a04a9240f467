using Headroom.LanguageServer.Protocol;
using Headroom.LanguageServer.Text;

namespace Headroom.LanguageServer.Notebooks;

/// <summary>One version of a cell's text.</summary>
internal sealed record CellText(string Uri, string Language, int Version, DocumentText Text)
{
    private const string CSharp = "csharp";

    public bool IsCSharp => Language == CSharp;

    public static CellText Of(TextDocumentItem item) => new(item.Uri, item.LanguageId, item.Version, new(item.Text));

    public CellText With(CellTextChange change) => this with
    {
        Version = change.Document.Version, Text = change.Changes.Aggregate(Text, (text, next) => text.With(next)),
    };
}
