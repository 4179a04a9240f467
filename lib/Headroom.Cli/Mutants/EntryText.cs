using System.Text;

namespace Headroom.Cli.Mutants;

/// <summary>Writes the entry of a page that makes one text into another.</summary>
internal static class EntryText
{
    // Lines of context that are tried before and after a change until its old text occurs once.
    private const int MostContext = 12;

    /// <summary>The entry's lines, with as little context as makes every edit's place the only one.</summary>
    /// <exception cref="InvalidOperationException">The two are the same.</exception>
    public static string Write(string name, string rejected, string baseText, string changedText)
    {
        var (before, after) = (new SourceText(baseText), new SourceText(changedText));
        var changes = LineChanges.Between(before.Lines, after.Lines);
        if (changes.Count == 0) throw new InvalidOperationException($"{name} is the solution: no line differs.");
        var text = new StringBuilder($"## {name}\nrejected: {rejected}\n");
        foreach (var (index, (from, to, inside)) in Windows(before, changes).Index())
        {
            if (index > 0) text.Append('\n');
            var at = from;
            foreach (var change in inside)
            {
                for (; at < change.At; at++) Stays(text, before.Lines[at]);
                for (; at < change.End; at++) Marked(text, '-', before.Lines[at]);
                for (var line = 0; line < change.NewCount; line++) Marked(text, '+', after.Lines[change.NewAt + line]);
            }
            for (; at < to; at++) Stays(text, before.Lines[at]);
        }
        return text.ToString();
    }

    // Each change with its context; changes whose contexts meet are one edit.
    private static List<(int From, int To, List<LineChange> Inside)> Windows(SourceText source, IReadOnlyList<LineChange> changes)
    {
        var windows = new List<(int From, int To, List<LineChange> Inside)>();
        foreach (var change in changes)
        {
            var (from, to) = Unique(source, change);
            if (windows.Count > 0 && from < windows[^1].To)
                windows[^1] = (Math.Min(from, windows[^1].From), Math.Max(to, windows[^1].To), [.. windows[^1].Inside, change]);
            else windows.Add((from, to, [change]));
        }
        return windows;
    }

    private static (int From, int To) Unique(SourceText source, LineChange change)
    {
        var windows =
            from up in Enumerable.Range(0, MostContext + 1)
            from down in Enumerable.Range(0, MostContext + 1)
            let window = (From: change.At - up, To: change.End + down)
            where window.From >= 0 && window.To <= source.Lines.Count && window.To > window.From
            orderby up + down + 3 * Empty(source, window, change), down
            select window;
        foreach (var window in windows)
            if (source.Places([.. source.Lines.Take(window.To).Skip(window.From).Select(line => line.TrimEnd())]).Count == 1) return window;
        return (0, source.Lines.Count);
    }

    // Empty lines of context read badly: they are written as one that goes and one that comes.
    private static int Empty(SourceText source, (int From, int To) window, LineChange change) =>
        Enumerable.Range(window.From, window.To - window.From)
            .Count(at => (at < change.At || at >= change.End) && string.IsNullOrWhiteSpace(source.Lines[at]));

    private static void Stays(StringBuilder text, string line)
    {
        if (string.IsNullOrWhiteSpace(line)) text.Append("-\n+\n");
        else text.Append("  ").Append(line.TrimEnd()).Append('\n');
    }

    private static void Marked(StringBuilder text, char mark, string line) => text.Append($"{mark} {line}".TrimEnd()).Append('\n');
}
