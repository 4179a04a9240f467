using Plotly.NET;
using Plotly.NET.CSharp;

namespace Headroom.Charts;

/// <summary>What all charts of the course share: title, labelled axes, size.</summary>
internal static class ChartStyle
{
    public const int Width = 720, Height = 440;

    public static GenericChart Styled(this GenericChart chart, string title, ChartAxis x, ChartAxis y, bool showLegend)
        => chart
            .WithXAxisStyle<double, double, string>(TitleText: x.Label, AxisType: TypeOf(x))
            .WithYAxisStyle<double, double, string>(TitleText: y.Label, AxisType: TypeOf(y))
            .Framed(title, showLegend);

    /// <summary>Size comes last: combining charts resets it.</summary>
    public static GenericChart Framed(this GenericChart chart, string title, bool showLegend, int height = Height)
        => chart
            .WithTemplate(ChartTemplates.light)
            .WithTitle(title)
            .WithLegend(showLegend)
            .WithSize(Width, height);

    public static StyleParam.AxisType TypeOf(ChartAxis axis) => axis.IsLog ? StyleParam.AxisType.Log : StyleParam.AxisType.Linear;
}
