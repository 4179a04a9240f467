using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Headroom.Jupyter.Wire;
using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Session;

/// <summary>The cells of this session, for <c>history_request</c>: the last n, a range, or those that match a pattern.</summary>
internal sealed class CellHistory
{
    private const int Session = 1;
    private readonly List<Entry> _entries = [];

    private sealed record Entry(int Number, string Code, string? Output);

    public void Add(int number, string code, string? output)
    {
        lock (_entries) _entries.Add(new(number, code, output));
    }

    public JsonObject Answer(JupyterMessage request)
    {
        Entry[] entries;
        lock (_entries) entries = [.. _entries];
        var chosen = request.String("hist_access_type") switch
        {
            "range" => Range(entries, request),
            "search" => Search(entries, request),
            _ => entries.TakeLast(request.Int("n") ?? entries.Length),
        };
        var withOutput = request.Bool("output", false);
        return new() { ["status"] = "ok", ["history"] = new JsonArray([.. chosen.Select(e => Row(e, withOutput))]) };
    }

    // Session 0 is the current one; others are not kept. The stop is not included.
    private static IEnumerable<Entry> Range(Entry[] entries, JupyterMessage request)
    {
        if (request.Int("session") is { } session and not 0 and not Session) return [];
        var (start, stop) = (request.Int("start") ?? 0, request.Int("stop") ?? int.MaxValue);
        return entries.Where(e => e.Number >= start && e.Number < stop);
    }

    private static IEnumerable<Entry> Search(Entry[] entries, JupyterMessage request)
    {
        var pattern = Glob(request.String("pattern") ?? "*");
        var found = entries.Where(e => pattern.IsMatch(e.Code));
        if (request.Bool("unique", false)) found = found.Reverse().DistinctBy(e => e.Code).Reverse();
        return found.TakeLast(request.Int("n") ?? int.MaxValue);
    }

    // * and ? as in file names, over the whole cell. NonBacktracking: the pattern is a client's.
    private static Regex Glob(string pattern) => new(
        "^" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal) + "$",
        RegexOptions.Singleline | RegexOptions.NonBacktracking);

    private static JsonNode Row(Entry entry, bool withOutput) =>
        withOutput ? new JsonArray(Session, entry.Number, new JsonArray(entry.Code, entry.Output))
            : new JsonArray(Session, entry.Number, entry.Code);
}
