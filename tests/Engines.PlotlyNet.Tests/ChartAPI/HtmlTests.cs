using System.Text.RegularExpressions;
using Engines.PlotlyNet.Tests.Catalogue;
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace Engines.PlotlyNet.Tests.ChartAPI;

public sealed partial class HtmlTests
{
    private static GenericChart Bare(string name) => Chart.Line<double, double, string>([1], [2], Name: name, UseDefaults: false);

    [Fact]
    public void Chart_html_is_a_div_and_its_script() => Snapshot.Match(WithoutIds(GenericChart.toChartHTML(Bare("a"))));

    [Fact]
    public void A_page_loads_plotly_from_its_address() => Snapshot.Match(WithoutIds(GenericChart.toEmbeddedHTML(Bare("a"))));

    [Fact]
    public void A_page_carries_title_and_description_by_default()
    {
        var page = GenericChart.toEmbeddedHTML(Samples.Plain());

        Assert.Contains("<title>Plotly.NET Datavisualization</title><meta charset=\"UTF-8\">", page, StringComparison.Ordinal);
        Assert.Contains("<script src=\"https://cdn.plot.ly/plotly-2.27.1.min.js\" charset=\"utf-8\"></script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_call_draws_into_a_div_of_its_own()
    {
        var chart = Bare("a");
        Assert.NotEqual(GenericChart.toChartHTML(chart), GenericChart.toChartHTML(chart));
    }

    [Fact]
    public void A_name_cannot_end_the_script()
    {
        var html = GenericChart.toChartHTML(Bare("</script><b>"));

        Assert.Single(Regex.Matches(html, "</script>"));
        Assert.Contains("<\\/script><b>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chart", "chart.html")]
    [InlineData("chart.html", "chart.html")]
    public void Saving_adds_the_extension_once(string given, string written)
    {
        var folder = Directory.CreateTempSubdirectory("plotly").FullName;
        try
        {
            Plotly.NET.CSharp.GenericChartExtensions.SaveHtml(Bare("a"), Path.Combine(folder, given));
            Assert.Equal([Path.Combine(folder, written)], Directory.GetFiles(folder));
            Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Path.Combine(folder, written)), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string WithoutIds(string html) => Hex32().Replace(Guids().Replace(html, "GUID"), "ID");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Guids();

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Hex32();
}
