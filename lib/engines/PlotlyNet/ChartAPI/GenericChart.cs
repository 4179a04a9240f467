using Microsoft.FSharp.Collections;

namespace Plotly.NET;

/// <summary>A figure: traces, layout, configuration and page. Fluent methods return a new wrapper around the same objects, so they change the chart they are called on.</summary>
public abstract partial class GenericChart
{
    private GenericChart(IReadOnlyList<Trace> traces, NET.Layout layout, NET.Config config, NET.DisplayOptions page) =>
        (Traces, Layout, Config, Page) = (traces, layout, config, page);

    internal IReadOnlyList<Trace> Traces { get; }

    internal Layout Layout { get; }

    internal Config Config { get; }

    internal DisplayOptions Page { get; }

    /// <summary>A chart of one trace.</summary>
    public sealed class Chart : GenericChart
    {
        internal Chart(Trace data, NET.Layout layout, NET.Config config, NET.DisplayOptions page) : base([data], layout, config, page) { }
    }

    /// <summary>A chart of several traces, or of none.</summary>
    public sealed class MultiChart : GenericChart
    {
        internal MultiChart(IReadOnlyList<Trace> data, NET.Layout layout, NET.Config config, NET.DisplayOptions page) : base(data, layout, config, page) { }
    }

    /// <summary>The traces, in drawing order.</summary>
    public static FSharpList<Trace> getTraces(GenericChart gChart) => ListModule.OfSeq(gChart.Traces);

    /// <summary>The layout itself, not a copy.</summary>
    public static Layout getLayout(GenericChart gChart) => gChart.Layout;

    /// <summary>The configuration itself, not a copy.</summary>
    public static Config getConfig(GenericChart gChart) => gChart.Config;

    /// <summary>One chart with all traces. Layouts are merged from left to right into the first chart's, so a later chart's size wins.</summary>
    /// <exception cref="ArgumentException">There is no chart.</exception>
    public static GenericChart combine(IEnumerable<GenericChart> gCharts)
    {
        using var charts = gCharts.GetEnumerator();
        if (!charts.MoveNext()) throw new ArgumentException("There is no chart to combine. Give at least one.", nameof(gCharts));
        var combined = charts.Current;
        while (charts.MoveNext()) combined = combined.CombinedWith(charts.Current);
        return combined;
    }

    internal static GenericChart Of(Trace trace, bool useDefaults)
    {
        if (!useDefaults) return new Chart(trace, new Layout(), new Config(), DisplayOptions.initCDNOnly());
        var layout = Layout.init<string>(Width: Defaults.DefaultWidth, Height: Defaults.DefaultHeight)
            .With("template", new Template().Restyle(Defaults.DefaultTemplate));
        return new Chart(trace, layout, new Config().Restyle(Defaults.DefaultConfig), new DisplayOptions().Restyle(Defaults.DefaultDisplayOptions));
    }

    internal GenericChart With(NET.Layout? layout = null, NET.Config? config = null) => this is Chart
        ? new Chart(Traces[0], layout ?? Layout, config ?? Config, Page)
        : new MultiChart(Traces, layout ?? Layout, config ?? Config, Page);

    /// <summary>Changes each trace in place.</summary>
    internal GenericChart ForEachTrace(Action<Trace, int> change)
    {
        for (var i = 0; i < Traces.Count; i++) change(Traces[i], i);
        return With();
    }

    private MultiChart CombinedWith(GenericChart next) => new(
        [.. Traces, .. next.Traces], Layout.Combine(Layout, next.Layout), Config.Combine(Config, next.Config), Page.Merged(next.Page));
}
