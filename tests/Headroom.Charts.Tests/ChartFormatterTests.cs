using System.Text.Json;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace Headroom.Charts;

public sealed class ChartFormatterTests
{
    private static GenericChart Chart() =>
        LineChart.Of(
            "Time falls", ChartAxis.Linear("batch", "sequences"), ChartAxis.Log("time", "s"), new LineSeries("tiled", [1, 2], [3, 4]));

    [Fact]
    public void One_display_gives_the_figure_the_picture_and_the_text()
    {
        ChartFormatter.Register();
        var chart = Chart();
        // What a front end does with a value: ask for the types, then format it as each.
        var bundle = Formatter.GetPreferredMimeTypesFor(chart.GetType()).ToDictionary(mime => mime, mime => chart.ToDisplayString(mime));
        Assert.Equal([ChartFormatter.PlotlyMimeType, "text/html", "text/plain"], bundle.Keys.Order());
        Assert.Equal(
            "scatter",
            JsonDocument.Parse(bundle[ChartFormatter.PlotlyMimeType]).RootElement.GetProperty("data")[0].GetProperty("type").GetString());
        Assert.StartsWith("<figure id=", bundle["text/html"], StringComparison.Ordinal);
        Assert.StartsWith("Line chart: Time falls.", bundle["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_registration_changes_nothing()
    {
        ChartFormatter.Register();
        ChartFormatter.Register();
        Assert.Equal(3, Formatter.GetPreferredMimeTypesFor(Chart().GetType()).Count);
        Assert.StartsWith("Line chart", Chart().ToDisplayString(PlainTextFormatter.MimeType), StringComparison.Ordinal);
    }
}
