using Engines.PlotlyNet.Tests.Catalogue;
using Plotly.NET;
using Plotly.NET.CSharp;

namespace Engines.PlotlyNet.Tests.ChartAPI;

public sealed class GenericChartTests
{
    [Fact]
    public void Combining_nothing_is_an_error_that_says_so() =>
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => GenericChart.combine([])).Message, StringComparison.Ordinal);

    [Fact]
    public void Traces_come_in_drawing_order()
    {
        var chart = GenericChart.combine([Samples.Named("a"), Samples.Named("b")]);

        Assert.Equal(["scatter", "scatter"], GenericChart.getTraces(chart).Select(trace => trace.type));
        Assert.Equal(2, chart.GetTraces().Length);
        Assert.IsType<GenericChart.MultiChart>(chart);
        Assert.IsType<GenericChart.Chart>(Samples.Plain());
    }

    [Fact]
    public void The_layout_of_a_chart_is_the_object_itself()
    {
        var chart = Samples.Plain();
        chart.GetLayout().SetValue("bargap", 0.5);

        Assert.Same(GenericChart.getLayout(chart), chart.GetLayout());
        Assert.EndsWith("\"bargap\":0.5}", FigureText.Layout(chart), StringComparison.Ordinal);
    }
}
