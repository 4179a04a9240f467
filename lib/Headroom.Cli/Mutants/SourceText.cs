namespace Headroom.Cli.Mutants;

/// <summary>A file as lines, with what is needed to write it as it was: its line ends, and whether the last line has one.</summary>
internal sealed class SourceText
{
    private readonly string _end;
    private readonly bool _closed;

    public SourceText(string text)
    {
        _end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        _closed = lines.Length > 1 && lines[^1].Length == 0;
        Lines = _closed ? lines[..^1] : lines;
    }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>Lines (from 0) from which <paramref name="wanted"/> stands here; white space at the end of a line does not count.</summary>
    public IReadOnlyList<int> Places(IReadOnlyList<string> wanted) =>
    [
        .. Enumerable.Range(0, Math.Max(0, Lines.Count - wanted.Count + 1))
            .Where(at => !wanted.Where((line, i) => Lines[at + i].TrimEnd() != line).Any()),
    ];

    /// <summary>Other lines with the same line ends.</summary>
    public string With(IEnumerable<string> lines) => string.Join(_end, lines) + (_closed ? _end : "");
}
