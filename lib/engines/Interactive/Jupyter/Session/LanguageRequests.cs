using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Jupyter.Wire;

namespace Microsoft.DotNet.Interactive.Jupyter.Session;

/// <summary>What an editor asks about a cell that is being written.</summary>
internal sealed class LanguageRequests(Kernel kernel)
{
    public async Task<JsonObject> CompleteAsync(JupyterMessage request)
    {
        var (code, cursor) = Place(request);
        var result = await kernel.SendAsync(new RequestCompletions(code, CursorPosition.ToLine(code, cursor)), CancellationToken.None);
        var found = result.Events.OfType<CompletionsProduced>().LastOrDefault();
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
        var values = await HoverAsync(code, cursor) ?? (cursor > 0 ? await HoverAsync(code, cursor - 1) : null) ?? await SignaturesAsync(code, cursor);
        return new()
        {
            ["status"] = "ok",
            ["found"] = values is not null,
            ["data"] = values is null ? new JsonObject() : MimeBundle.Of(values),
            ["metadata"] = new JsonObject(),
        };
    }

    public JsonObject IsComplete(JupyterMessage request)
    {
        var completeness = kernel.CompletenessOf(request.String("code") ?? "");
        var reply = new JsonObject { ["status"] = completeness.Status.ToString().ToLowerInvariant() };
        if (completeness.Status == CompletenessStatus.Incomplete) reply["indent"] = completeness.Indent;
        return reply;
    }

    private async Task<IReadOnlyCollection<FormattedValue>?> HoverAsync(string code, int cursor)
    {
        var result = await kernel.SendAsync(new RequestHoverText(code, CursorPosition.ToLine(code, cursor)), CancellationToken.None);
        return result.Events.OfType<HoverTextProduced>().LastOrDefault()?.Content;
    }

    // Between the brackets of a call: its overloads, the one that is meant first.
    private async Task<IReadOnlyCollection<FormattedValue>?> SignaturesAsync(string code, int cursor)
    {
        var result = await kernel.SendAsync(new RequestSignatureHelp(code, CursorPosition.ToLine(code, cursor)), CancellationToken.None);
        if (result.Events.OfType<SignatureHelpProduced>().LastOrDefault() is not { Signatures.Count: > 0 } help) return null;
        var ordered = help.Signatures.Skip(help.ActiveSignatureIndex).Concat(help.Signatures.Take(help.ActiveSignatureIndex));
        return [new(PlainTextFormatter.MimeType, string.Join("\n\n", ordered.Select(s => $"{s.Label}\n{s.Documentation.Value}".TrimEnd())))];
    }

    private static (string Code, int Cursor) Place(JupyterMessage request)
    {
        var code = request.String("code") ?? "";
        return (code, Math.Max(0, request.Int("cursor_pos") ?? code.Length));
    }

    private static JsonObject Typed(CompletionItem item, int start, int end) =>
        new() { ["text"] = item.InsertText, ["type"] = item.Kind.ToLowerInvariant(), ["start"] = start, ["end"] = end };
}
