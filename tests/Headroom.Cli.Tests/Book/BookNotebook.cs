using System.Text.Json;

namespace Headroom.Testing.Book;

/// <summary>A notebook of the given cells: Markdown, or C# where one begins with <c>code:</c>.</summary>
internal static class BookNotebook
{
    private const string Code = "code:";

    public static string Of(params string[] cells) => JsonSerializer.Serialize(new
    {
        cells = cells.Select(Cell),
        metadata = new { kernelspec = new { display_name = ".NET (C#)", language = "C#", name = ".net-csharp" } },
        nbformat = 4,
        nbformat_minor = 5,
    });

    private static object Cell(string text, int at) => text.StartsWith(Code, StringComparison.Ordinal)
        ? new { cell_type = "code", id = $"c{at}", execution_count = (int?)null,
            metadata = new { polyglot_notebook = new { kernelName = "csharp" } }, outputs = Array.Empty<object>(),
            source = text[Code.Length..] }
        : new { cell_type = "markdown", id = $"c{at}", metadata = new { }, source = text };
}
