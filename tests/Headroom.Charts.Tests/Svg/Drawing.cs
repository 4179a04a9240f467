using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Headroom.Charts.Svg;

/// <summary>A drawn figure, to ask questions of.</summary>
internal sealed partial class Drawing
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    public Drawing(string traces, string layout = "{}", double? width = null)
    {
        Text = SvgFigure.Image(Figures.Of(traces, layout), width);
        Root = XElement.Parse(Text);
    }

    public string Text { get; }
    public XElement Root { get; }

    public IEnumerable<XElement> All(string name) => Root.Descendants(s_svg + name);

    /// <summary>Texts of a CSS class in the order drawn, without the zero-width marks of superscripts.</summary>
    public string[] Texts(string cssClass)
        => [.. All("text").Where(t => (string?)t.Attribute("class") == cssClass)
            .Select(t => t.Value.Replace("\u200b", "", StringComparison.Ordinal).Replace('\u00a0', ' '))];

    public string[] AllTexts() => [.. All("text").Select(t => t.Value)];

    public string[] Tips() => [.. All("title").Skip(1).Select(t => t.Value)];

    public static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    /// <summary>The path data of lines, not of markers.</summary>
    public string[] Lines() => [.. All("path").Where(p => (string?)p.Attribute("fill") == "none").Select(p => p.Attribute("d")!.Value)];

    [GeneratedRegex("NaN|Infinity|∞")]
    public static partial Regex NotANumber();
}
