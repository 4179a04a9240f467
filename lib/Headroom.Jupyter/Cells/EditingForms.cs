using Headroom.Editing;
using Headroom.Editing.Completing;
using Microsoft.CodeAnalysis.Text;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using LinePositionSpan = Microsoft.DotNet.Interactive.LinePositionSpan;

namespace Headroom.Jupyter.Cells;

/// <summary>What is found out about a cell that is being written, as the package's events carry it.</summary>
internal static class EditingForms
{
    // Reading documentation takes longer than finding names; nobody reads further down without typing on.
    private const int Described = 40;

    public static IReadOnlyList<CompletionItem> ToItems(this IReadOnlyList<Candidate> candidates) =>
        [.. candidates.Select((c, i) => new CompletionItem(
            c.Name, $"{c.Kind}", filterText: c.Text, $"{i:D5}", c.Text, InsertTextFormat.PlainText)
        {
            Documentation = i < Described ? c.Describe()?.Plain : null,
        })];

    public static SignatureInformation ToInformation(Signature signature) => new(signature.Label, Markdown(signature.Documentation),
        [.. signature.Parameters.Select(p => new ParameterInformation(p.Label, Markdown(p.Documentation)))]);

    public static LinePositionSpan Lines(this EditedCell cell, TextSpan span) =>
        LinePositionSpan.FromCodeAnalysisLinePositionSpan(cell.Text.Lines.GetLinePositionSpan(span));

    private static FormattedValue Markdown(string text) => new("text/markdown", text);
}
