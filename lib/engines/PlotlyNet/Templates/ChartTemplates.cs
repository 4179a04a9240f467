using Plotly.NET.LayoutObjects;

namespace Plotly.NET;

/// <summary>Ready-made looks.</summary>
public static class ChartTemplates
{
    /// <summary>Bluish plot area, white grid, the ten plotly colours; the default. Shorter than the real one: chart kinds outside this subset have no defaults in it.</summary>
    public static Template plotly { get; } = PlotlyLook.Template();

    /// <summary>White paper and plot area, axis and zero lines.</summary>
    public static Template light { get; } = Of(Paper("white"), Lined);

    /// <summary><see cref="light"/> with axis lines and inward ticks on all four sides.</summary>
    public static Template lightMirrored { get; } = Of(Paper("white"), Boxed);

    /// <summary>Transparent paper and plot area, axis and zero lines.</summary>
    public static Template transparent { get; } = Of(Paper("rgba(255, 255, 255, 0)"), Lined);

    /// <summary><see cref="transparent"/> with axis lines and inward ticks on all four sides.</summary>
    public static Template transparentMirrored { get; } = Of(Paper("rgba(255, 255, 255, 0)"), Boxed);

    private static Template Of(Layout layout, Func<LinearAxis> axis) =>
        NET.Template.init<Trace>(layout.With("xaxis", axis()).With("yaxis", axis()));

    private static Layout Paper(string color) => Layout.init<string>(PaperBGColor: Color.fromString(color), PlotBGColor: Color.fromString(color));

    private static LinearAxis Lined() => new LinearAxis().With("showline", true).With("zeroline", true);

    private static LinearAxis Boxed() => new LinearAxis()
        .With("ticks", StyleParam.TickOptions.Inside).With("mirror", StyleParam.Mirror.All).With("showline", true).With("zeroline", true);
}
