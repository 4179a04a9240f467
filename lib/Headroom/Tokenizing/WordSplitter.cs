namespace Headroom.Tokenizing;

/// <summary>
/// GPT-2's pre-tokenization: the words that merges never cross. It takes the first of these that matches, over and over:
/// <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>, over code points, not over UTF-16 units as .NET's own
/// expressions would. Bytes that are no UTF-8 count as symbols. Every byte is in exactly one word.
/// </summary>
internal static class WordSplitter
{
    /// <summary>The expression, for files that name it.</summary>
    public const string Expression = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    /// <summary>Where the word that begins at <paramref name="at"/> ends.</summary>
    public static int End<T>(T text, int at)
        where T : IRunes, allows ref struct
    {
        if (text[at] == '\'' && Contraction(text, at) is > 0 and var length) return at + length;
        var first = text.Kind(at, out var width);
        if (first != RuneKind.Space) return Run(text, at, first);
        var next = at + width;
        if (text[at] == ' ' && next < text.Length && text.Kind(next, out _) is var kind && kind != RuneKind.Space)
            return Run(text, next, kind);
        return Spaces(text, at);
    }

    /// <summary>Where a run of one kind ends.</summary>
    public static int Run<T>(T text, int at, RuneKind kind)
        where T : IRunes, allows ref struct
    {
        while (at < text.Length && text.Kind(at, out var width) == kind) at += width;
        return at;
    }

    /// <summary>A run of spaces leaves its last one to the word behind it, unless it is alone or the text ends.</summary>
    public static int Spaces<T>(T text, int at)
        where T : IRunes, allows ref struct
    {
        var (start, last) = (at, at);
        while (at < text.Length && text.Kind(at, out var width) == RuneKind.Space)
        {
            last = at;
            at += width;
        }
        return at == text.Length || last == start ? at : last;
    }

    private static int Contraction<T>(T text, int at)
        where T : IRunes, allows ref struct
    {
        var one = at + 1 < text.Length ? text[at + 1] : 0;
        var two = at + 2 < text.Length ? text[at + 2] : 0;
        return (one, two) switch
        {
            ('s' or 't' or 'm' or 'd', _) => 2,
            ('r' or 'v', 'e') => 3,
            ('l', 'l') => 3,
            _ => 0,
        };
    }
}
