namespace Headroom.Charts.Svg;

/// <summary>Lays a figure out at one width, then draws it. Text keeps its size at any width; what surrounds it gives way.</summary>
internal sealed partial class Picture
{
    private const double TickSize = 12, LabelSize = 13, TitleSize = 17, Edge = 10;

    private readonly ParsedFigure _figure;
    private readonly FigureRanges _ranges;
    private readonly PanelGrid _grid;
    private readonly LegendLayout _legend;
    private readonly RichText _title;
    private readonly List<Panel> _panels = [];
    private readonly Dictionary<AnnotationSpec, string> _panelTitles = [];
    private readonly SvgWriter _svg = new();
    private readonly AnnotationPainter _annotations;
    private readonly string _id;

    public Picture(ParsedFigure figure, double width, bool narrow, string id)
    {
        (_figure, Width, Narrow, _id) = (figure, width, narrow, id);
        _ranges = new FigureRanges(figure);
        _grid = new PanelGrid(figure, narrow);
        _title = RichText.Parse(Flowing(figure.Layout.Title)).Wrap((width - 2 * Edge) * 0.95, TitleSize, bold: true);
        _legend = new LegendLayout(figure, width - 2 * Edge, narrow);
        NamePanels();
        Height = LayOut();
        _annotations = new AnnotationPainter(_svg, narrow, new Box(2, 2, width - 4, Height - 4), _panels, Paper,
            [.. figure.Layout.Annotations.Where(a => !_panelTitles.ContainsKey(a))]);
    }

    // Plotly breaks no line by itself, so titles come broken, for its width and its letters; here they are broken anew.
    private static string Flowing(string title) =>
        title.Replace("<br>", " ", StringComparison.Ordinal) is var flat && !flat.Contains('<', StringComparison.Ordinal) ? flat : title;

    public double Width { get; }
    public double Height { get; }
    public bool Narrow { get; }

    /// <summary>Room above the plots: title, then legend.</summary>
    private double TitleBottom => Edge + (_title.IsEmpty ? 0 : _title.Lines.Count * TitleSize * 1.25 + 6);
    private double PlotsTop => TitleBottom + (_legend.IsInside ? 0 : _legend.Height);

    /// <summary>All plot areas together: what paper coordinates refer to.</summary>
    private Box Paper
        => Box.Between(_panels.Min(p => p.Area.Left), _panels.Min(p => p.Area.Top), _panels.Max(p => p.Area.Right),
        _panels.Max(p => p.Area.Bottom));

    /// <summary>Sub-plot titles arrive as unanchored paper annotations, in the order of the cells.</summary>
    private void NamePanels()
    {
        if (_figure.Layout.Grid is null) return;
        foreach (var annotation in _figure.Layout.Annotations)
            if (annotation is { Arrow: false, XRef: "paper", YRef: "paper", XAnchor: "center", YAnchor: "bottom" }
                && _panelTitles.Count < _grid.Panels.Count())
                _panelTitles[annotation] = annotation.Text;
    }

    private double LayOut()
    {
        var pairs = _grid.Panels.ToArray();
        var insets = pairs.Select(InsetsOf).ToArray();
        var widest = new Insets(insets.Max(i => i.Left), insets.Max(i => i.Top), insets.Max(i => i.Right), insets.Max(i => i.Bottom));
        var cellHeight = Narrow ? Math.Max(PlotHeightNeeded(), Math.Clamp(Width * 0.66, 200, 320)) + widest.Top + widest.Bottom
            : Math.Max(PlotHeightNeeded() + widest.Top + widest.Bottom, ((_figure.Layout.Height ?? 440) - PlotsTop - Edge) / _grid.Rows);
        var room = new Box(Edge, PlotsTop, Width - 2 * Edge, cellHeight * _grid.Rows);
        for (var i = 0; i < pairs.Length; i++)
        {
            var share = _grid[pairs[i]];
            var cell = new Box(room.Left + share.Left * room.Width, room.Top + share.Top * room.Height, share.Width * room.Width,
                share.Height * room.Height);
            // Cells of one row keep air between them.
            var gap = share.Right < 0.99 ? 14 : 0;
            var area = new Box(cell.Left + widest.Left, cell.Top + widest.Top,
                Math.Max(40, cell.Width - widest.Left - widest.Right - gap), Math.Max(40, cell.Height - widest.Top - widest.Bottom));
            _panels.Add(PanelAt(pairs[i], cell, area, i));
        }
        return room.Bottom + Edge;
    }

    private Panel PanelAt((string X, string Y) pair, Box cell, Box area, int place)
    {
        AxisSpec x = _figure.Axis(pair.X), y = _figure.Axis(pair.Y);
        AxisRange across = _ranges[pair.X], up = _ranges[pair.Y];
        return new Panel(x, y, cell, area,
            x.Reversed ? new AxisScale(across, area.Right, area.Left) : new AxisScale(across, area.Left, area.Right),
            y.Reversed ? new AxisScale(up, area.Top, area.Bottom) : new AxisScale(up, area.Bottom, area.Top))
        {
            Traces = [.. _figure.Traces.Where(t => (t.XAxis, t.YAxis) == pair)],
            Bars = _ranges.Bars(pair.X, pair.Y),
            Title = _panelTitles.Values.ElementAtOrDefault(place) ?? "",
            XTicks = Ticks.For(x, across, area.Width, AxisPainter.RoomForLabel(across, Narrow)),
            YTicks = Ticks.For(y, up, area.Height, 34),
        };
    }
}
