using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// A cell's result in the forms its formatters give, and as plain text for clients that show text: consoles, printed pages, screen readers.
/// </summary>
internal static class ResultForms
{
    public static IReadOnlyList<FormattedValue> Of(object? value, params string[] mimeTypes)
    {
        // Somebody has chosen the forms already.
        if (value is FormattedValue one) return [one];
        if (value is IEnumerable<FormattedValue> many) return [.. many];
        var forms = FormattedValue.CreateManyFromObject(value, mimeTypes);
        if (mimeTypes.Length > 0 || forms.All(f => f.MimeType != HtmlFormatter.MimeType)
            || forms.Any(f => f.MimeType == PlainTextFormatter.MimeType))
            return forms;
        return [.. forms, new(PlainTextFormatter.MimeType, Plain(value))];
    }

    // HTML that somebody wrote has no other form; to show its markup as text would help nobody.
    private static string Plain(object? value)
    {
        if (value is null) return Formatter.NullString;
        if (value is IHtmlContent) return $"[{value.GetType().Name}]";
        try { return value.ToDisplayString(PlainTextFormatter.MimeType); }
        catch (Exception e) { return $"[{value.GetType().Name}, whose plain text failed: {e.Message}]"; } // A formatter is anyone's code.
    }
}
