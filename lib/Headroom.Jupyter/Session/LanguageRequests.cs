using System.Text.Json.Nodes;
using Headroom.Editing;
using Headroom.Jupyter.Wire;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Jupyter.Session;

/// <summary>What an editor asks about a cell that is being written.</summary>
internal sealed class LanguageRequests(Task<NotebookKernel> making)
{
    public async Task<JsonObject> CompleteAsync(JupyterMessage request)
    {
        var (code, cursor) = Place(request);
        var found = (await making).Complete(code, CursorPosition.ToLine(code, cursor));
        var start = found?.LinePositionSpan is { } span ? CursorPosition.FromLine(code, span.Start) : cursor;
        var end = found?.LinePositionSpan is { } replaced ? CursorPosition.FromLine(code, replaced.End) : cursor;
        CompletionItem[] items = [.. found?.Completions ?? []];
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. items.Select(i => (JsonNode)i.InsertText).DistinctBy(n => n.ToString())]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            // JupyterLab shows the kind of each match from this.
            ["metadata"] = new JsonObject { ["_jupyter_types_experimental"] = new JsonArray([.. items.Select(i => Typed(i, start, end))]) },
        };
    }

    public async Task<JsonObject> InspectAsync(JupyterMessage request)
    {
        var (code, cursor) = Place(request);
        var kernel = await making;
        var values = Hover(kernel, code, cursor) ?? (cursor > 0 ? Hover(kernel, code, cursor - 1) : null) ?? Signatures(
            kernel, code, cursor);
        return new()
        {
            ["status"] = "ok",
            ["found"] = values is not null,
            ["data"] = values is null ? new JsonObject() : MimeBundle.Of(values),
            ["metadata"] = new JsonObject(),
        };
    }

    public async Task<JsonObject> IsCompleteAsync(JupyterMessage request)
    {
        var completeness = (await making).CompletenessOf(request.String("code") ?? "");
        var reply = new JsonObject { ["status"] = completeness.Status.ToString().ToLowerInvariant() };
        if (completeness.Status == CompletenessStatus.Incomplete) reply["indent"] = completeness.Indent;
        return reply;
    }

    private static IReadOnlyCollection<FormattedValue>? Hover(NotebookKernel kernel, string code, int cursor) =>
        kernel.HoverOver(code, CursorPosition.ToLine(code, cursor))?.Content;

    // Between the brackets of a call: its overloads, the one that is meant first.
    private static IReadOnlyCollection<FormattedValue>? Signatures(NotebookKernel kernel, string code, int cursor)
    {
        if (kernel.SignaturesOf(code, CursorPosition.ToLine(code, cursor)) is not { Signatures.Count: > 0 } help) return null;
        var ordered = help.Signatures.Skip(help.ActiveSignatureIndex).Concat(help.Signatures.Take(help.ActiveSignatureIndex));
        return [new(PlainTextFormatter.MimeType,
            string.Join("\n\n", ordered.Select(s => $"{s.Label}\n{s.Documentation.Value}".TrimEnd())))];
    }

    private static (string Code, int Cursor) Place(JupyterMessage request)
    {
        var code = request.String("code") ?? "";
        return (code, Math.Max(0, request.Int("cursor_pos") ?? code.Length));
    }

    private static JsonObject Typed(CompletionItem item, int start, int end) =>
        new() { ["text"] = item.InsertText, ["type"] = item.Kind.ToLowerInvariant(), ["start"] = start, ["end"] = end };
}
