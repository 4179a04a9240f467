using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>Stroke of a trace, a marker or a shape; widths in pixels.</summary>
public sealed class Line : DynamicObj.DynamicObj
{
    /// <summary>Absent parameters leave no trace in the JSON.</summary>
    public static Line init(
        FSharpOption<StyleParam.BackOff>? BackOff = null, FSharpOption<bool>? AutoColorScale = null, FSharpOption<bool>? CAuto = null,
        FSharpOption<double>? CMax = null, FSharpOption<double>? CMid = null, FSharpOption<double>? CMin = null,
        FSharpOption<Color>? Color = null, FSharpOption<StyleParam.SubPlotId>? ColorAxis = null,
        FSharpOption<StyleParam.Colorscale>? Colorscale = null, FSharpOption<bool>? ReverseScale = null,
        FSharpOption<bool>? ShowScale = null, FSharpOption<ColorBar>? ColorBar = null, FSharpOption<StyleParam.DrawingStyle>? Dash = null,
        FSharpOption<StyleParam.Shape>? Shape = null, FSharpOption<bool>? Simplify = null, FSharpOption<double>? Smoothing = null,
        FSharpOption<double>? Width = null, FSharpOption<IEnumerable<double>>? MultiWidth = null, FSharpOption<Color>? OutlierColor = null,
        FSharpOption<double>? OutlierWidth = null) =>
        new Line()
            .Set("backoff", BackOff).Set("color", Color).Set("width", Width, MultiWidth).Set("shape", Shape).Set("smoothing", Smoothing)
            .Set("dash", Dash).Set("outliercolor", OutlierColor).Set("outlierwidth", OutlierWidth).Set("autocolorscale", AutoColorScale)
            .Set("cauto", CAuto).Set("cmax", CMax).Set("cmid", CMid).Set("cmin", CMin).Set("coloraxis", ColorAxis)
            .Set("colorscale", Colorscale).Set("reversescale", ReverseScale).Set("showscale", ShowScale).Set("colorbar", ColorBar)
            .Set("simplify", Simplify);
}
