using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Headroom.Charts.Svg;

/// <summary>Draws Plotly figure JSON as a picture that needs no script and no network.</summary>
public static class SvgFigure
{
    private const double DefaultWidth = 720, NarrowWidth = 360;

    private static readonly ConcurrentDictionary<string, int> s_seen = new();

    /// <summary>A self-contained HTML figure with an id that no other figure of this process has.</summary>
    /// <exception cref="ArgumentException">The text is not a JSON object.</exception>
    public static string Render(string figureJson)
    {
        ArgumentNullException.ThrowIfNull(figureJson);
        var hash = "fig-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(figureJson)))[..10];
        var times = s_seen.AddOrUpdate(hash, 1, (_, seen) => seen + 1);
        return Render(figureJson, times == 1 ? hash : string.Create(CultureInfo.InvariantCulture, $"{hash}-{times}"));
    }

    /// <summary>A self-contained HTML figure under the given id: the same input gives the same text.</summary>
    /// <param name="figureJson"><c>{"data": [...], "layout": {...}}</c>.</param>
    /// <param name="id">Element id: a letter, then letters, digits and hyphens; unique in its page.</param>
    /// <exception cref="ArgumentException">The text is not a JSON object, or the id is not usable in CSS.</exception>
    public static string Render(string figureJson, string id)
    {
        var figure = FigureReader.Read(figureJson);
        CheckId(id);
        var (name, description) = Described(figure);
        var width = Math.Clamp(figure.Layout.Width ?? DefaultWidth, 540, 1200);
        var wide = new Picture(figure, width, narrow: false, id + "-w").Draw(name, description, null, ("class", "wide"));
        // Hidden by attribute too: where styles are stripped, one drawing is enough.
        var narrow = new Picture(figure, NarrowWidth, narrow: true, id + "-n")
            .Draw(name, description, null, ("class", "narrow"), ("display", "none"));
        var style = Theme.Colors(id) + Theme.Marks(id) + Theme.Widths(id, width);
        return $"<figure id=\"{id}\">\n<style>\n{style}</style>\n{wide}{narrow}</figure>\n";
    }

    /// <summary>One stand-alone SVG document, as for a README.</summary>
    /// <param name="figureJson"><c>{"data": [...], "layout": {...}}</c>.</param>
    /// <param name="width">Width in pixels; the layout's own if left out. Below 521 the narrow layout is drawn.</param>
    /// <exception cref="ArgumentException">The text is not a JSON object.</exception>
    public static string Image(string figureJson, double? width = null)
    {
        var figure = FigureReader.Read(figureJson);
        var (name, description) = Described(figure);
        var pixels = Math.Clamp(width ?? figure.Layout.Width ?? DefaultWidth, 320, 1200);
        var picture = new Picture(figure, pixels, pixels <= 520, "picture");
        return picture.Draw(name, description, "\n" + Theme.Colors("picture") + Theme.Marks("picture"),
            ("id", "picture"), ("width", pixels), ("height", picture.Height));
    }

    private static (string Name, string Description) Described(ParsedFigure figure)
    {
        var title = RichText.Parse(figure.Layout.Title).Plain;
        return (title.Length > 0 ? title : "Chart", Description.Of(figure));
    }

    private static void CheckId(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (!char.IsAsciiLetter(id[0]) || !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException($"figure id \"{id}\" is not usable in CSS; take a letter, then letters, digits and hyphens",
                nameof(id));
    }
}
