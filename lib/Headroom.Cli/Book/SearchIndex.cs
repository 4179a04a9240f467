using System.Text.Encodings.Web;
using System.Text.Json;
using Headroom.Charts.Colors;

namespace Headroom.Cli.Book;

/// <summary>What the scripts know: every heading with its page, and the colours that figures are written in.</summary>
internal static class SearchIndex
{
    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A script and not a JSON file: pages opened from a folder may not fetch files, but may load scripts.
    public static string Script(IReadOnlyList<BookPage> pages)
    {
        var entries = pages.SelectMany(page =>
            page.Headings.Select(h =>
            JsonSerializer.Serialize(
                new { text = h.Text, page = h.Level == 1 ? "" : page.Title, address = h.Level == 1 ? page.File : $"{page.File}#{h.Id}" },
                s_readable)));
        return $"window.bookHeadings = [\n{string.Join(",\n", entries)}\n];\nwindow.bookColours "
            + $"= {JsonSerializer.Serialize(new { series = Palette.Light, muted = Palette.Muted, ink = Palette.Ink }, s_readable)};\n";
    }
}
