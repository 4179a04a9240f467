namespace Headroom.Charts.Svg;

/// <summary>The span of every axis of a figure, and the bars that were placed to find it.</summary>
internal sealed class FigureRanges
{
    private readonly Dictionary<string, AxisRange> _ranges = [];
    private readonly Dictionary<(string X, string Y), BarBox[]> _bars = [];

    public FigureRanges(ParsedFigure figure)
    {
        foreach (var id in figure.AxisIds)
        {
            Datum[] data = [.. figure.Traces.SelectMany(t => DataOn(id, t))];
            var spec = figure.Axis(id);
            var kind = AxisRange.KindOf(spec, data);
            _ranges[id] = new AxisRange(kind, 0, 1, kind == AxisKind.Category ? AxisRange.Index(spec, data) : []);
        }
        foreach (var panel in figure.Traces.OfType<BarTrace>().GroupBy(t => (t.XAxis, t.YAxis)))
            _bars[panel.Key] = BarBox.Arrange([.. panel], figure.Layout, id => _ranges[id]);
        foreach (var id in figure.AxisIds.ToArray())
            _ranges[id] = Span(figure, id);
    }

    public AxisRange this[string axisId] => _ranges[axisId];

    public BarBox[] Bars(string xAxis, string yAxis) => _bars.GetValueOrDefault((xAxis, yAxis), []);

    private static Datum[] DataOn(string id, Trace trace) => trace switch
    {
        ScatterTrace s => id == s.XAxis ? s.X : id == s.YAxis ? s.Y : [],
        BarTrace b => id == b.KeyAxis ? b.Keys : id == b.ValueAxis ? [.. b.Values.Select(Datum.Of)] : [],
        HeatmapTrace h => id == h.XAxis ? h.X : id == h.YAxis ? h.Y : [],
        _ => [],
    };

    private AxisRange Span(ParsedFigure figure, string id)
    {
        var axis = _ranges[id];
        var traces = figure.Traces.Where(t => t.XAxis == id || t.YAxis == id).ToArray();
        var bars = _bars.Values.SelectMany(b => b).ToArray();
        var barsStandHere = bars.Any(b => b.Trace.ValueAxis == id);
        var filled = traces.OfType<ScatterTrace>()
            .Any(s => (s.Fill == "tozeroy" && s.YAxis == id) || (s.Fill == "tozerox" && s.XAxis == id));
        var cells = traces.OfType<HeatmapTrace>().Any();
        var units = traces.OfType<ScatterTrace>().SelectMany(s => Reach(s, id, axis))
            .Concat(traces.OfType<HeatmapTrace>().SelectMany(h => HeatmapPainter.Edges([.. DataOn(id, h).Select(axis.Unit)])))
            .Concat(bars.SelectMany(b => Reach(b, id, axis)));
        var range = AxisRange.Around(figure.Axis(id), axis.Kind, (Dictionary<string, int>)axis.Categories, units, barsStandHere || filled,
            cells);
        // A bar of the lowest value needs some height on a log axis.
        return barsStandHere && range.Kind == AxisKind.Log && figure.Axis(id).Range is null ? range with { Low = Math.Floor(range.Low) }
            : range;
    }

    private static IEnumerable<double> Reach(ScatterTrace trace, string id, AxisRange axis)
    {
        var (data, error) = id == trace.XAxis ? (trace.X, trace.XError) : (trace.Y, trace.YError);
        for (var i = 0; i < data.Length; i++)
        {
            yield return axis.Unit(data[i]);
            if (error is null || axis.Kind == AxisKind.Category) continue;
            yield return axis.Unit(Datum.Of(data[i].Number + error.Plus.ElementAtOrDefault(i)));
            yield return axis.Unit(Datum.Of(data[i].Number - error.Minus.ElementAtOrDefault(i)));
        }
    }

    private static IEnumerable<double> Reach(BarBox bar, string id, AxisRange axis)
    {
        if (bar.Trace.KeyAxis == id) return [bar.KeyLow, bar.KeyHigh];
        if (bar.Trace.ValueAxis != id) return [];
        var error = bar.Trace.Error;
        return new[] { bar.From, bar.To, bar.To + (error?.Plus.ElementAtOrDefault(bar.Index) ?? 0),
            bar.To - (error?.Minus.ElementAtOrDefault(bar.Index) ?? 0) }
            .Select(v => axis.Unit(Datum.Of(v)));
    }
}
