using System.Net;
using Headroom.Cli.Pages.Maths;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Cli.Pages;

/// <summary>
/// What the page around a notebook's cells can do for them. This one is a page by itself: no scripts, no other files, no neighbours.
/// </summary>
internal class PageFeatures
{
    public Outline Outline { get; } = new();

    /// <summary>A formula in TeX as HTML: MathML, or where that cannot be written, a line of text.</summary>
    public virtual string Formula(string tex, bool display) =>
        MathMl.Of(tex, display) ?? $"<span class=\"math\">{WebUtility.HtmlEncode(PlainMaths.Of(tex))}</span>";

    /// <summary>Where a link of the notebook leads from this page.</summary>
    public virtual string Link(string address) => address;

    /// <summary>A chart: its offline picture, its figure as Plotly's JSON, and a line of text.</summary>
    public virtual string Chart(string picture, string figureJson, string? description) => OutputHtml.Box(picture, description);

    /// <summary>What follows a code cell and its outputs.</summary>
    public virtual string After(InteractiveDocumentElement cell) => "";
}
