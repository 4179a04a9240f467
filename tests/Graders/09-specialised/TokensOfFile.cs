using Place = Specialise.Place;

namespace Graders;

/// <summary>A file cut into tokens: what is asked of it by the statement, read plainly, and what mistakes would ask.</summary>
internal sealed class TokensOfFile
{
    private readonly byte[] _text;
    private readonly int[] _starts; // of each token, and the end of the text
    private readonly int[] _tokenAt; // of each byte

    public TokensOfFile(byte[] text, int[] lengths, (int Start, int End)[] spans)
    {
        (_text, Spans, _starts, _tokenAt) = (text, spans, new int[lengths.Length + 1], new int[text.Length]);
        for (var token = 0; token < lengths.Length; token++)
        {
            _starts[token + 1] = _starts[token] + lengths[token];
            for (var at = _starts[token]; at < _starts[token + 1]; at++) _tokenAt[at] = token;
        }
    }

    public (int Start, int End)[] Spans { get; }

    private const string OtherWhite = "another byte is taken for white space: that is ' ', \\t, \\r and \\n alone";

    public List<Place> Identifiers() => Identifiers((before, after) => IsWhite(before) && after.Length == 0);

    public IEnumerable<(List<Place>, string)> IdentifierMistakes() =>
    [
        (Identifiers((_, after) => after.Length == 0), "an identifier is asked whose first token begins with something else"),
        (Identifiers((before, after) => before.Length == 0 && after.Length == 0),
            "white space before an identifier belongs to its token: it is asked"),
        (Identifiers((before, _) => IsWhite(before)), "an identifier is asked whose last token goes on behind it"),
        (Identifiers((before, after) => IsWhite(before) && IsWhite(after)), "an identifier is asked whose last token goes on behind it"),
        (Identifiers((before, after) => IsWhite(before) && after.Length == 0, first: true),
            "all tokens of an identifier are asked, not the first one alone"),
        (Identifiers((before, after) => before.All(letter => letter == ' ') && after.Length == 0),
            "white space is a tab and an end of a line too"),
        (Identifiers((before, after) => Array.TrueForAll(before, IsOtherWhite) && after.Length == 0), OtherWhite),
        (Identifiers((_, _) => true), "identifiers are asked that whole tokens do not spell"),
    ];

    public List<Place> RestsOfLines() => Lines((a, b) => Math.Max(a + 1, a + (b - a) / 2));

    public IEnumerable<(List<Place>, string)> LineMistakes() =>
    [
        (Lines((a, b) => a + (b - a) / 2), "a rest begins behind the first byte of its line: max(a + 1, ...)"),
        (Lines((a, b) => Math.Max(a + 1, a + (b - a + 1) / 2)), "the half of an odd length is rounded up: it is rounded down"),
        (Lines((a, _) => a), "all of a line is asked: its second half is"),
        (Lines((a, _) => a + 1), "all of a line but its first byte is asked: its second half is"),
        (Lines((a, b) => Math.Max(a + 1, a + (b - a) / 2), trims: false),
            "the middle is that of what is left without white space at both ends"),
        (Lines((a, b) => Math.Max(a + 1, a + (b - a) / 2), trimsEnd: false), "white space at the end of a line is asked"),
        (Lines((a, b) => Math.Max(a + 1, a + (b - a) / 2), feed: true), "the end of a line is asked: a rest ends where white space begins"),
        (Lines((a, b) => Math.Max(a + 1, a + (b - a) / 2), returns: false), "\\r at the end of a line is white space"),
        (Lines((a, b) => Math.Max(a + 1, a + (b - a) / 2), last: false), "the last line needs no line feed"),
        (Lines((a, b) => Math.Max(a + 1, a + (b - a) / 2), exact: false), "a rest is asked whose last token goes on into the next line"),
        (Lines((a, b) => Math.Max(a + 1, a + (b - a) / 2), fewest: 2), "a rest of one token is a rest"),
        (Lines((a, b) => Math.Max(a + 1, a + (b - a) / 2), whole: true),
            "where the last token goes on behind the line nothing is asked, not the tokens before it"),
        (Lines((a, b) => Math.Max(a + 1, a + (b - a) / 2), over: true),
            "the token over the middle is asked: a rest's tokens begin behind it"),
        (Lines((a, b) => Math.Max(a + 1, a + (b - a) / 2), isWhite: IsOtherWhite), OtherWhite),
        (Lines((a, b) => Math.Max(a + 1, a + (b - a) / 2), feeds: "\n\r"u8.ToArray()), "a line ends at \\n: a \\r alone stands within it"),
    ];

    private List<Place> Identifiers(Func<byte[], byte[], bool> isAsked, bool first = false)
    {
        var places = new List<Place>();
        foreach (var (start, end) in Spans)
        {
            var (from, to) = (_tokenAt[start], _tokenAt[end - 1] + 1);
            if (isAsked(_text[_starts[from]..start], _text[end.._starts[to]])) places.Add(new(from, first ? from + 1 : to));
        }
        return places;
    }

    private List<Place> Lines(
        Func<int, int, int> middle, bool trims = true, bool trimsEnd = true, bool feed = false, bool returns = true, bool last = true,
        bool exact = true, bool over = false, Func<byte, bool>? isWhite = null, byte[]? feeds = null, int fewest = 1, bool whole = false)
    {
        isWhite ??= IsWhite;
        var (places, from) = (new List<Place>(), 0);
        while (from < _text.Length)
        {
            var found = _text.AsSpan(from).IndexOfAny(feeds ?? "\n"u8.ToArray());
            if (found >= 0) found += from;
            var (a, b) = (from, found < 0 ? _text.Length : found);
            from = b + 1;
            if (found < 0 && !last) break;
            var (all, end) = (a, b);
            while (a < b && isWhite(_text[a])) a++;
            while (trimsEnd && b > a && isWhite(_text[b - 1]) && (returns || _text[b - 1] != '\r')) b--;
            if (a == b) continue;
            var m = trims ? middle(a, b) : middle(all, end);
            if (feed && found >= 0) b = end + 1;
            var tokens = Enumerable.Range(_tokenAt[a], _tokenAt[b - 1] + 1 - _tokenAt[a])
                .Where(token => (over ? _starts[token + 1] > m && _starts[token] >= a : _starts[token] >= m) && _starts[token] < b)
                .ToList();
            if (whole) tokens.RemoveAll(token => _starts[token + 1] > b);
            if (tokens.Count >= fewest && (!exact || whole || _starts[tokens[^1] + 1] == b)) places.Add(new(tokens[0], tokens[^1] + 1));
        }
        return places;
    }

    private static bool IsWhite(byte[] bytes) => Array.TrueForAll(bytes, IsWhite);

    // Of the bytes of a longer character two are white space as characters: 85 and A0.
    private static bool IsOtherWhite(byte value) => char.IsWhiteSpace((char)value);

    private static bool IsWhite(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
