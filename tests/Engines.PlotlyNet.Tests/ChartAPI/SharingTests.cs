using Engines.PlotlyNet.Tests.Catalogue;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Engines.PlotlyNet.Tests.ChartAPI;

/// <summary>Fluent methods look pure and are not: the real package shares traces and layout between the old chart and the new.</summary>
public sealed class SharingTests
{
    [Fact]
    public void A_fluent_method_changes_the_chart_it_is_called_on()
    {
        var chart = Samples.Named("a");
        var titled = chart.WithTitle("t").WithSize(1, 2);

        Assert.NotSame(chart, titled);
        Assert.Equal(GenericChart.toJson(titled), GenericChart.toJson(chart));
    }

    [Fact]
    public void A_title_for_a_combination_is_also_a_title_for_its_first_chart()
    {
        var first = Samples.Named("a");
        Chart.Combine([first, Samples.Named("b")]).WithTitle("t");

        Assert.Contains("\"title\":{\"text\":\"t\"}", FigureText.Layout(first), StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_size_of_a_later_chart_wins_in_a_combination()
    {
        var first = Samples.Named("a").WithSize(800, 500);
        var combined = Chart.Combine([first, Samples.Named("b")]);

        Assert.StartsWith("{\"width\":600,\"height\":600,", FigureText.Layout(combined), StringComparison.Ordinal);
        Assert.StartsWith("{\"width\":600,\"height\":600,", FigureText.Layout(first), StringComparison.Ordinal);
    }

    [Fact]
    public void One_chart_twice_in_a_grid_lands_in_the_second_cell_twice()
    {
        var chart = Samples.Named("a");
        var data = FigureText.Data(Chart.Grid([chart, chart], 1, 2));

        Assert.Equal(2, data.Split("\"xaxis\":\"x2\",\"yaxis\":\"y2\"").Length - 1);
        Assert.DoesNotContain("\"xaxis\":\"x\"", data, StringComparison.Ordinal);
    }

    [Fact]
    public void One_axis_object_on_two_charts_is_one_axis()
    {
        var axis = Samples.Axis();
        var (a, b) = (Samples.Named("a").WithXAxis(axis), Samples.Named("b").WithXAxis(axis));
        a.WithXAxisStyle<double, double, string>(TitleText: "n");

        Assert.Contains("\"xaxis\":{\"type\":\"log\",\"title\":{\"text\":\"n\"}}", FigureText.Layout(b), StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_do_not_share_their_template_object_with_the_defaults()
    {
        var chart = Samples.Plain();
        chart.GetLayout().SetValue("template", "gone");

        Assert.Contains("\"template\":...", FigureText.Layout(Samples.Plain()), StringComparison.Ordinal);
    }
}
