namespace Headroom.Charts.Svg;

internal enum AxisKind
{
    /// <summary>Decided by the data: category when a coordinate is not a number.</summary>
    Auto,
    Linear,
    Log,
    Category,
}

/// <summary>An axis as the layout asks for it; <c>Id</c> is "x", "y", "x2", ...</summary>
internal sealed record AxisSpec(string Id)
{
    public bool IsX => Id[0] == 'x';
    public AxisKind Kind { get; init; }
    public string Title { get; init; } = "";
    /// <summary>In range units: log10 of the value on a log axis, serial numbers on a category axis.</summary>
    public (double Low, double High)? Range { get; init; }
    public bool Reversed { get; init; }
    public bool ToZero { get; init; }
    public bool Visible { get; init; } = true;
    public bool ShowGrid { get; init; } = true;
    public bool ShowTickLabels { get; init; } = true;
    public (double Low, double High)? Domain { get; init; }
    public Datum[] TickValues { get; init; } = [];
    public string[] TickTexts { get; init; } = [];
    public string[] Categories { get; init; } = [];
    public TickStyle Ticks { get; init; } = new();
}

/// <summary>How tick labels are written; <c>Exponent</c> and <c>Format</c> are plotly's exponentformat and tickformat.</summary>
internal sealed record TickStyle(string? Exponent = null, string? Format = null, string Prefix = "", string Suffix = "",
    double? Step = null);
