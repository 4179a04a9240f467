namespace Headroom.Tokenizing;

/// <summary>Finds marks in a text.</summary>
internal static class MarkedText
{
    /// <summary>The first mark and its place; the text's length and null where there is none.</summary>
    public static (int Place, string? Mark) Next(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length;)
        {
            var found = text[at..].IndexOf("<|", StringComparison.Ordinal);
            if (found < 0) break;
            at += found;
            foreach (var mark in Marks.All)
                if (text[at..].StartsWith(mark, StringComparison.Ordinal)) return (at, mark);
            at += 2;
        }
        return (text.Length, null);
    }
}
