using Plotly.NET;

namespace Headroom.Charts;

/// <summary>The palette as Plotly.NET values.</summary>
internal static class SeriesStyle
{
    public static Color Color(int slot) => Plotly.NET.Color.fromHex(Palette.Light[slot % Palette.MostSeries]);

    public static StyleParam.DrawingStyle Dash(int slot) => (slot % Palette.MostSeries) switch
    {
        0 => StyleParam.DrawingStyle.Solid,
        1 => StyleParam.DrawingStyle.Dash,
        2 => StyleParam.DrawingStyle.Dot,
        3 => StyleParam.DrawingStyle.DashDot,
        _ => StyleParam.DrawingStyle.LongDash,
    };

    public static StyleParam.MarkerSymbol Symbol(int slot) => (slot % Palette.MostSeries) switch
    {
        0 => StyleParam.MarkerSymbol.Circle,
        1 => StyleParam.MarkerSymbol.Square,
        2 => StyleParam.MarkerSymbol.Diamond,
        3 => StyleParam.MarkerSymbol.TriangleUp,
        _ => StyleParam.MarkerSymbol.Cross,
    };
}
