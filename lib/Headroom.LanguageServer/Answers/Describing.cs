using Headroom.Editing;
using Headroom.LanguageServer.Protocol;

namespace Headroom.LanguageServer.Answers;

/// <summary>What a name is, where it is declared, and what a call takes.</summary>
internal static class Describing
{
    public static HoverAnswer? Hover(Question question) => question.Code is { } code && Editing.Hover.At(code) is { } hover
        ? new(Markup.Markdown(hover.Markdown), question.RangeOf(hover.Span))
        : null;

    public static SignatureAnswer? Signatures(Question question) => question.Code is { } code && SignatureHelp.At(code) is { } help
        ? new([.. help.Signatures.Select(Item)], help.Active, help.Parameter)
        : null;

    /// <summary>In which cell a name is declared; null for one of a library.</summary>
    public static Location? Definition(Question question)
    {
        if (question.Code is not { } code || NameAt.Cursor(code) is not { Symbols: [var symbol, ..] }) return null;
        foreach (var location in symbol.Locations)
            if (location.SourceTree is { } tree && question.Chain.Find(tree) is { } link)
                return new(link.Cell.Uri, link.Cell.Text.RangeOf(location.SourceSpan));
        return null;
    }

    private static SignatureItem Item(Signature signature)
    {
        var parameters = new List<ParameterItem>();
        // Behind the name: it may hold what a parameter is called too.
        var at = Math.Max(0, signature.Label.IndexOfAny(['(', '[']));
        foreach (var parameter in signature.Parameters)
        {
            var start = Math.Max(0, signature.Label.IndexOf(parameter.Label, at, StringComparison.Ordinal));
            at = start + parameter.Label.Length;
            parameters.Add(new([start, at], Markup.Plain(parameter.Documentation)));
        }
        return new(signature.Label, Markup.Plain(signature.Documentation), parameters);
    }
}
