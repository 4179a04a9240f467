using Plotly.NET;
using Plotly.NET.CSharp;
using static Engines.PlotlyNet.Tests.Catalogue.Samples;
using Chart = Plotly.NET.CSharp.Chart;

namespace Engines.PlotlyNet.Tests.Catalogue;

/// <summary>Several charts on the same axes.</summary>
public static class Combinations
{
    public static NamedChart[] All() =>
    [
        new("combine", Chart.Combine(new[] { Named("a"), Chart.Point<double, double, string>(n, t, Name: "b") })),
        new("combine-sizes", Chart.Combine(new[] { Named("a").WithSize(800, 500).WithTitle("A"), Named("b").WithSize(Width: 300) })),
        new("combine-last-default", Chart.Combine(new[] { Named("a").WithSize(800, 500), Named("b") })),
        new("combine-annotations", Chart.Combine(new[] { Named("a").WithAnnotation(Note("1")).WithShape(Rule(1)), Named("b").WithAnnotation(Note("2"))
            .WithShape(Rule(2)), Named("c").WithXAxisStyle<double, double, string>(TitleText: "n") })),
        new("combine-layouts", Chart.Combine(new[] { Named("a").WithTitle("A", Font.init(Size: 20.0)).WithLegendStyle(X: 0.1), Named("b")
            .WithTitle("B").WithLegendStyle(Y: 0.2), Chart.StackedColumn<double, string, string>(t) })),
        new("combine-configs", Chart.Combine(new[] { Named("a")
            .WithConfig(Config.init(ModeBarButtonsToAdd: new[] { StyleParam.ModeBarButton.DrawLine })), Named("b")
            .WithConfig(Config.init(StaticPlot: true, ModeBarButtonsToAdd: new[] { StyleParam.ModeBarButton.DrawRect })) })),
        new("combine-one", Chart.Combine(new[] { Named("a") })),
    ];
}
