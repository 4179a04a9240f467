namespace Headroom.Charts.Svg;

/// <summary>One pair of axes with what is drawn on it. <c>Cell</c> is all its room, <c>Area</c> the part the data use.</summary>
internal sealed record Panel(AxisSpec XSpec, AxisSpec YSpec, Box Cell, Box Area, AxisScale X, AxisScale Y)
{
    public IReadOnlyList<Trace> Traces { get; init; } = [];
    public BarBox[] Bars { get; init; } = [];
    public string Title { get; init; } = "";
    public Tick[] XTicks { get; init; } = [];
    public Tick[] YTicks { get; init; } = [];
}
