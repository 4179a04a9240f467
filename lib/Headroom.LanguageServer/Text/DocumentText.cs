using Headroom.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace Headroom.LanguageServer.Text;

/// <summary>
/// A text whose places are lines and UTF-16 units, as the protocol counts them: a line ends at <c>\n</c>, <c>\r\n</c> or <c>\r</c> and
/// nowhere else. The compiler knows further ends of lines, so its own line numbers are not used.
/// </summary>
internal sealed class DocumentText(string text)
{
    private readonly Lazy<int[]> _starts = new(() => StartsOf(text));

    public string Text => text;

    /// <summary>A place behind a line's end is that end, and one behind the last line the text's.</summary>
    public int OffsetOf(Position position)
    {
        var starts = _starts.Value;
        if (position.Line < 0) return 0;
        if (position.Line >= starts.Length) return text.Length;
        var (start, end) = (starts[position.Line], position.Line + 1 < starts.Length ? starts[position.Line + 1] : text.Length);
        while (end > start && text[end - 1] is '\n' or '\r') end--;
        return (int)Math.Clamp(start + (long)position.Character, start, end);
    }

    public Position PositionOf(int offset)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        var line = Array.BinarySearch(_starts.Value, offset);
        if (line < 0) line = ~line - 1;
        return new(line, offset - _starts.Value[line]);
    }

    public TextRange RangeOf(TextSpan span) => new(PositionOf(span.Start), PositionOf(span.End));

    /// <exception cref="InvalidDataException">The range ends before it begins.</exception>
    public DocumentText With(ContentChange change)
    {
        if (change.Range is not { } range) return new(change.Text);
        var (start, end) = (OffsetOf(range.Start), OffsetOf(range.End));
        if (end < start) throw new InvalidDataException($"the range {range.Start} to {range.End} ends before it begins");
        return new(string.Concat(text.AsSpan(0, start), change.Text, text.AsSpan(end)));
    }

    private static int[] StartsOf(string text)
    {
        var starts = new List<int> { 0 };
        for (var at = 0; at < text.Length; at++)
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'))) starts.Add(at + 1);
        return [.. starts];
    }
}
