using System.Globalization;

namespace Headroom.Charts.Svg;

internal sealed partial class Picture
{
    /// <summary>The svg element. With no style of its own: the page or the caller gives one.</summary>
    /// <param name="name">Accessible name.</param>
    /// <param name="description">Accessible description.</param>
    /// <param name="style">CSS to put inside, for a picture that stands alone.</param>
    /// <param name="attributes">Further attributes of the svg element.</param>
    public string Draw(string name, string description, string? style, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        _svg.Open("svg", [
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", $"0 0 {SvgWriter.Number(Width)} {SvgWriter.Number(Height)}"),
            ("role", "img"), ("aria-labelledby", $"{_id}-t {_id}-d"), .. attributes]);
        _svg.Text("title", name, ("id", _id + "-t")).Text("desc", description, ("id", _id + "-d"));
        if (style is not null) _svg.Text("style", style);
        Definitions();
        _svg.Leaf("rect", null, ("width", "100%"), ("height", "100%"), ("fill", "var(--surface)"));
        _svg.Rich(_title, Edge, Edge + TitleSize, TitleSize, ("class", "title"));
        foreach (var (panel, index) in _panels.Select((p, i) => (p, i))) Draw(panel, index);
        _annotations.Paint();
        _legend.Paint(_svg, Edge, TitleBottom, Paper, _id);
        return _svg.Close().ToString();
    }

    private void Draw(Panel panel, int index)
    {
        var labels = new LabelPlacer(new Box(Math.Max(4, panel.Area.Left - 30), panel.Area.Top,
            Math.Min(panel.Area.Width + 44, Width - Math.Max(4, panel.Area.Left - 30) - 4), panel.Area.Height));
        var clip = $"url(#{_id}-clip{index})";
        var shapes = new ShapePainter(_svg, _panels, panel, Paper, index == 0);
        foreach (var box in _annotations.BoxesOn(panel)) labels.Take(box);
        AxisPainter.PaintGrid(_svg, panel);
        Clipped(clip, () => shapes.Paint(_figure.Layout.Shapes.Where(s => s.Below)));
        foreach (var trace in panel.Traces.OfType<HeatmapTrace>()) Clipped(clip, () => HeatmapPainter.Paint(_svg, panel, trace));
        BarPainter.Paint(_svg, panel, _id, tips: !Narrow);
        var scatters = new ScatterPainter(_svg, panel, clip, labels, tips: !Narrow, dashes: _figure.Traces.OfType<ScatterTrace>()
            .Count(t => t.Lines) > 1);
        scatters.Paint();
        Clipped(clip, () => shapes.Paint(_figure.Layout.Shapes.Where(s => !s.Below)));
        AxisPainter.PaintAxes(_svg, panel, Narrow);
        scatters.PaintLabels();
        foreach (var trace in panel.Traces.OfType<HeatmapTrace>()) ColorBarPainter.Paint(_svg, panel, trace, $"{_id}-scale{trace.Slot}");
        foreach (var (trace, row) in panel.Traces.OfType<UnknownTrace>().Select((t, i) => (t, i)))
            _svg.Text("text", $"A trace of type “{trace.Kind}” is not drawn here.", ("x", panel.Area.MiddleX),
                ("y", panel.Area.MiddleY + 18 * row), ("font-size", LabelSize), ("text-anchor", "middle"), ("class", "halo"));
    }

    private void Clipped(string clip, Action paint)
    {
        _svg.Open("g", ("clip-path", clip));
        paint();
        _svg.Close();
    }

    private void Definitions()
    {
        _svg.Open("defs");
        foreach (var (panel, index) in _panels.Select((p, i) => (p, i)))
            _svg.Open("clipPath", ("id", string.Create(CultureInfo.InvariantCulture, $"{_id}-clip{index}")))
                .Leaf("rect", null, ("x", panel.Area.Left), ("y", panel.Area.Top), ("width", panel.Area.Width),
                    ("height", panel.Area.Height))
                .Close();
        BarPainter.DefinePatterns(_svg, _id, _figure.Traces.OfType<BarTrace>().Select(t => t.Pattern));
        foreach (var heatmap in _figure.Traces.OfType<HeatmapTrace>())
            ColorBarPainter.DefineGradient(_svg, heatmap, $"{_id}-scale{heatmap.Slot}");
        _svg.Close();
    }
}
