using Headroom.Charts.Svg;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace Headroom.Charts;

/// <summary>Shows charts in notebooks: one display gives the live figure, an offline picture and a line of text.</summary>
public static class ChartFormatter
{
    /// <summary>The figure itself, which JupyterLab and VS Code draw with their own plotly.</summary>
    public const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    /// <summary>Teaches the formatters charts and <see cref="NotebookTheme"/>. A second call changes nothing.</summary>
    public static void Register()
    {
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(GenericChart.toFigureJson(chart)), PlotlyMimeType);
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(SvgFigure.Render(GenericChart.toFigureJson(chart))),
            HtmlFormatter.MimeType);
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(Description.Of(GenericChart.toFigureJson(chart))),
            PlainTextFormatter.MimeType);
        Formatter.Register<NotebookTheme>((_, writer) => writer.Write(NotebookTheme.Html), HtmlFormatter.MimeType);
        Formatter.Register<NotebookTheme>((theme, writer) => writer.Write(theme), PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(NotebookTheme), HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
        // A chart's own type is a nested one in Plotly.NET, and preferences are kept per type.
        foreach (var type in typeof(GenericChart).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(GenericChart)))
            .Prepend(typeof(GenericChart)))
            Formatter.SetPreferredMimeTypesFor(type, PlotlyMimeType, HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
    }
}
