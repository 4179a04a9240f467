using Headroom.Editing.Documentation;
using Microsoft.CodeAnalysis.Text;

namespace Headroom.Editing;

/// <summary>What the name under the cursor, or the one that ends at it, stands for.</summary>
public sealed record Hover(string Markdown, string Plain, TextSpan Span)
{
    public static Hover? At(EditedCell cell)
    {
        if (NameAt.Cursor(cell) is not { } name) return null;
        var (markdown, plain) = SymbolText.Describe(name.Symbols);
        return new(markdown, plain, name.Span);
    }
}
