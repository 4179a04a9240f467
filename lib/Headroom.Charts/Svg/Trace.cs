namespace Headroom.Charts.Svg;

/// <summary>One trace; <c>Slot</c> is its place among the traces, which picks default colour, dash and symbol.</summary>
internal abstract record Trace(int Slot)
{
    public string Name { get; init; } = "";
    public string XAxis { get; init; } = "x";
    public string YAxis { get; init; } = "y";
    public bool? ShowLegend { get; init; }
    public double Opacity { get; init; } = 1;
}

internal sealed record LineStyle(string? Color, double? Width, string? Dash);

/// <summary>Colours, sizes and symbols hold nothing (the default), one for all points, or one per point.</summary>
internal sealed record MarkerStyle(string[] Colors, double[] Sizes, string[] Symbols);

/// <summary>Half-lengths of the bars; <c>Minus</c> equals <c>Plus</c> when symmetric.</summary>
internal sealed record ErrorBars(double[] Plus, double[] Minus, string? Color);

internal sealed record ScatterTrace(int Slot, Datum[] X, Datum[] Y) : Trace(Slot)
{
    public bool Lines { get; init; }
    public bool Markers { get; init; }
    public bool Labels { get; init; }
    public string[] Texts { get; init; } = [];
    public string[] TextPositions { get; init; } = [];
    public LineStyle Line { get; init; } = new(null, null, null);
    public string LineShape { get; init; } = "linear";
    public MarkerStyle Marker { get; init; } = new([], [], []);
    public string Fill { get; init; } = "none";
    public string? FillColor { get; init; }
    public ErrorBars? XError { get; init; }
    public ErrorBars? YError { get; init; }

    public int Count => Math.Min(X.Length, Y.Length);
}

internal sealed record BarTrace(int Slot, Datum[] Keys, double[] Values) : Trace(Slot)
{
    public bool Horizontal { get; init; }
    /// <summary>Touching bars of a histogram.</summary>
    public bool Binned { get; init; }
    public double? Base { get; init; }
    public double? Width { get; init; }
    public string[] Colors { get; init; } = [];
    public string Pattern { get; init; } = "";
    public string[] Texts { get; init; } = [];
    public string TextPosition { get; init; } = "auto";
    public ErrorBars? Error { get; init; }

    public int Count => Math.Min(Keys.Length, Values.Length);
    public string KeyAxis => Horizontal ? YAxis : XAxis;
    public string ValueAxis => Horizontal ? XAxis : YAxis;
}

/// <summary><c>Z</c> is [rows][columns]; rows go with Y.</summary>
internal sealed record HeatmapTrace(int Slot, Datum[] X, Datum[] Y, double[][] Z) : Trace(Slot)
{
    public string[][] Texts { get; init; } = [];
    public ColorScale Colors { get; init; } = ColorScale.Default;
    public bool ShowScale { get; init; } = true;
    public string ScaleTitle { get; init; } = "";
    public double? Low { get; init; }
    public double? High { get; init; }
}

/// <summary>A kind of trace that the offline picture does not draw.</summary>
internal sealed record UnknownTrace(int Slot, string Kind) : Trace(Slot);
