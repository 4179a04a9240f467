using Engines.PlotlyNet.Tests.Catalogue;
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace Engines.PlotlyNet.Tests.CSharp;

public sealed class RefusalTests
{
    [Fact]
    public void An_annotated_heat_map_wants_a_row_of_text_per_row_of_values()
    {
        var error = Assert.Throws<ArgumentException>(() => Chart.AnnotatedHeatmap<double, string, string, string>(Samples.z, [["1", "2"]]));
        Assert.Contains("2 rows of values and 1 rows of text", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_axis_cannot_be_set_under_the_name_of_a_legend()
    {
        var error = Assert.Throws<ArgumentException>(() => Samples.Plain().WithXAxis(Samples.Axis(), StyleParam.SubPlotId.NewLegend(1)));
        Assert.Contains("legend is not an axis", error.Message, StringComparison.Ordinal);
    }
}
