using Engines.PlotlyNet.Tests.Catalogue;
using Plotly.NET;

namespace Engines.PlotlyNet.Tests;

/// <summary>Defaults belong to the process, so nothing else may run beside these.</summary>
[CollectionDefinition(nameof(DefaultsTests), DisableParallelization = true)]
[Collection(nameof(DefaultsTests))]
public sealed class DefaultsTests : IDisposable
{
    public void Dispose() => Defaults.reset();

    [Fact]
    public void Defaults_shape_later_charts_and_leave_earlier_ones()
    {
        var earlier = GenericChart.toJson(Samples.Plain());
        var chart = Samples.Plain();
        Defaults.DefaultWidth = 700;
        Defaults.DefaultHeight = 400;
        Defaults.DefaultTemplate = ChartTemplates.light;
        Defaults.DefaultConfig = Config.init(StaticPlot: true);

        Assert.Equal(earlier, GenericChart.toJson(chart));
        Snapshot.Match(GenericChart.toJson(Samples.Plain()));
    }

    [Fact]
    public void Reset_brings_the_first_values_back()
    {
        var before = GenericChart.toJson(Samples.Plain());
        Defaults.DefaultWidth = 1;
        Defaults.reset();

        Assert.Equal(before, GenericChart.toJson(Samples.Plain()));
    }

    [Fact]
    public void A_require_reference_loads_plotly_as_a_module()
    {
        Defaults.DefaultDisplayOptions = DisplayOptions.init(PlotlyJSReference: PlotlyJSReference.NewRequire("https://host/plotly.min"));
        var html = GenericChart.toChartHTML(Samples.Plain());

        Assert.Contains("paths: { plotly: 'https://host/plotly.min' }", html, StringComparison.Ordinal);
        Assert.Contains("require.min.js", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_reference_a_page_names_no_script_file()
    {
        Defaults.DefaultDisplayOptions = DisplayOptions.init(PlotlyJSReference: PlotlyJSReference.NoReference);

        Assert.DoesNotContain("<script src", GenericChart.toEmbeddedHTML(Samples.Plain()), StringComparison.Ordinal);
    }
}
