namespace Headroom.Charts.Svg;

/// <summary>What the renderer knows of a Plotly figure.</summary>
internal sealed record ParsedFigure(IReadOnlyList<Trace> Traces, FigureLayout Layout)
{
    public IEnumerable<string> AxisIds => Traces.Count == 0 ? ["x", "y"] : Traces.SelectMany(t => new[] { t.XAxis, t.YAxis }).Distinct();

    public AxisSpec Axis(string id) => Layout.Axes.TryGetValue(id, out var axis) ? axis : new AxisSpec(id);
}

internal sealed record FigureLayout
{
    public string Title { get; init; } = "";
    public double? Width { get; init; }
    public double? Height { get; init; }
    public bool? ShowLegend { get; init; }
    /// <summary>Paper coordinates of a legend that is to lie inside the plot.</summary>
    public (double X, double Y)? Legend { get; init; }
    public string BarMode { get; init; } = "group";
    public double BarGap { get; init; } = 0.3;
    public GridSpec? Grid { get; init; }
    public IReadOnlyDictionary<string, AxisSpec> Axes { get; init; } = new Dictionary<string, AxisSpec>();
    public IReadOnlyList<AnnotationSpec> Annotations { get; init; } = [];
    public IReadOnlyList<ShapeSpec> Shapes { get; init; } = [];
}

internal sealed record GridSpec(int Rows, int Columns, bool BottomUp, bool Coupled);

internal sealed record AnnotationSpec(string Text, Datum X, Datum Y, string XRef, string YRef)
{
    public bool Arrow { get; init; }
    /// <summary>Offset of the text from the point, in pixels.</summary>
    public (double X, double Y) Tail { get; init; }
    public string XAnchor { get; init; } = "auto";
    public string YAnchor { get; init; } = "auto";
    public (double X, double Y) Shift { get; init; }
    public string? Color { get; init; }
    public string? ArrowColor { get; init; }
    public double? Size { get; init; }
    public double Angle { get; init; }
}

internal sealed record ShapeSpec(string Kind, Datum X0, Datum X1, Datum Y0, Datum Y1, string XRef, string YRef)
{
    public LineStyle Line { get; init; } = new(null, null, null);
    public string? Fill { get; init; }
    public double Opacity { get; init; } = 1;
    public bool Below { get; init; }
    public string Label { get; init; } = "";
}
