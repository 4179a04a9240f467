namespace Headroom.Tokenizing.Families;

/// <summary>
/// The words of Llama 3 and of Qwen 2. The first of these that matches, over and over, over code points:
/// <c>(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+</c>,
/// where Qwen 2 has <c>\p{N}</c> for the numbers. Bytes that are no UTF-8 count as symbols.
/// </summary>
internal static class LlamaWords
{
    /// <summary>Where the word that begins at <paramref name="at"/> ends.</summary>
    public static int End(Utf8Runes text, int at, int mostDigits)
    {
        if (text[at] == '\'' && Contraction(text, at) is > 0 and var length) return at + length;
        var kind = text.Kind(at, out var width);
        if (kind == RuneKind.Letter) return WordSplitter.Run(text, at, kind);
        if (kind == RuneKind.Number) return Digits(text, at, mostDigits);
        var next = at + width < text.Length ? text.Kind(at + width, out _) : RuneKind.Space;
        if (next == RuneKind.Letter && !IsLineBreak(text[at])) return WordSplitter.Run(text, at + width, next);
        if (kind == RuneKind.Other) return Symbols(text, at);
        return text[at] == ' ' && next == RuneKind.Other ? Symbols(text, at + width) : Spaces(text, at);
    }

    private static int Digits(Utf8Runes text, int at, int most)
    {
        for (var i = 0; i < most && at < text.Length && text.Kind(at, out var width) == RuneKind.Number; i++) at += width;
        return at;
    }

    private static int Symbols(Utf8Runes text, int at)
    {
        at = WordSplitter.Run(text, at, RuneKind.Other);
        while (at < text.Length && IsLineBreak(text[at])) at++;
        return at;
    }

    // Up to the last line break of the run, if there is one.
    private static int Spaces(Utf8Runes text, int at)
    {
        var broken = 0;
        for (var end = at; end < text.Length && text.Kind(end, out var width) == RuneKind.Space; end += width)
            if (IsLineBreak(text[end])) broken = end + 1;
        return broken > 0 ? broken : WordSplitter.Spaces(text, at);
    }

    private static bool IsLineBreak(int unit) => unit is '\r' or '\n';

    // In either case. The long s, U+017F, is an s to who folds cases by Unicode, as the published tokenizers do.
    private static int Contraction(Utf8Runes text, int at)
    {
        var (one, two) = (Unit(text, at + 1), Unit(text, at + 2));
        if (one == 0xC5 && two == 0xBF) return 3;
        return (one | 0x20, two | 0x20) switch
        {
            ('s' or 't' or 'm' or 'd', _) => 2,
            ('r' or 'v', 'e') => 3,
            ('l', 'l') => 3,
            _ => 0,
        };
    }

    private static int Unit(Utf8Runes text, int at) => at < text.Length ? text[at] : 0;
}
