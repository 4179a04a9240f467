namespace Headroom.Charts.Svg;

/// <summary>Widths of text in a common sans-serif, near enough (5 %) to lay labels out without a font at hand.</summary>
internal static class TextMetrics
{
    public static double Width(string text, double size, bool bold = false)
    {
        var em = 0.0;
        foreach (var c in text) em += Em(c);
        return em * size * (bold ? 1.13 : 1);
    }

    private static double Em(char c) => c switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '|' or '!' or '\'' or ' ' or '\u00a0' => 0.3,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '/' or '-' or '·' => 0.37,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.86,
        '⁰' or '¹' or '²' or '³' or '⁴' or '⁵' or '⁶' or '⁷' or '⁸' or '⁹' or '⁻' => 0.37,
        >= '0' and <= '9' => 0.6,
        >= 'A' and <= 'Z' => 0.68,
        >= '\u2e80' => 1.0,
        _ => 0.58,
    };
}
