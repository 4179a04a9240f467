using System.Globalization;
using System.Net;
using System.Text;

namespace Headroom.Cli.Specialising;

/// <summary>
/// Two intervals of one measure as a picture of a few lines of SVG: before hollow, after filled, so that neither needs a colour.
/// </summary>
internal static class IntervalPicture
{
    private const int Width = 560, Left = 70, Right = 30;

    public static string Of(ResultRow row)
    {
        var most = new[] { row.Before, row.After }.Max(each => each.High ?? each.Mean ?? 0);
        var end = most > 0 ? 1.05 * most : 1;
        double X(double value) => Left + (Width - Left - Right) * Math.Clamp(value / end, 0, 1);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {Width} 92\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(Describe(row))}\">");
        Line(Left, 66, Width - Right, 66);
        foreach (var share in (double[])[0, 0.5, 1])
        {
            Line(X(share * end), 62, X(share * end), 70);
            Label(X(share * end), 84, "middle", row.Percent ? (FormattableString)$"{100 * share * end:0.0} %" : $"{share * end:0.00}");
        }
        foreach (
            var (name, value, y, fill) in new[] { ("before", row.Before, 20, "var(--paper)"), ("after", row.After, 46, "currentColor") })
        {
            Label(Left - 10, y + 4, "end", $"{name}");
            if (value.Mean is not { } mean) continue;
            if (value is { Low: { } low, High: { } high })
            {
                Line(X(low), y, X(high), y);
                Line(X(low), y - 5, X(low), y + 5);
                Line(X(high), y - 5, X(high), y + 5);
            }
            text.Append(CultureInfo.InvariantCulture,
                $"<circle cx=\"{X(mean):0.0}\" cy=\"{y}\" r=\"5\" fill=\"{fill}\" stroke=\"currentColor\" stroke-width=\"2\"/>");
        }
        return text.Append("</svg>").ToString();

        void Line(double x1, double y1, double x2, double y2) => text.Append(CultureInfo.InvariantCulture,
            $"<line x1=\"{x1:0.0}\" y1=\"{y1:0.0}\" x2=\"{x2:0.0}\" y2=\"{y2:0.0}\" stroke=\"currentColor\" stroke-width=\"1.5\"/>");
        void Label(double x, double y, string anchor, FormattableString words) => text
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.0}\" y=\"{y:0.0}\" text-anchor=\"{anchor}\" font-size=\"12\"")
            .Append(CultureInfo.InvariantCulture, $" fill=\"currentColor\">{words.ToString(CultureInfo.InvariantCulture)}</text>");
    }

    private static string Describe(ResultRow row) => $"{row.Name}: before {row.Text(row.Before)}, after {row.Text(row.After)}";
}
