using Microsoft.FSharp.Core;
using Plotly.NET.LayoutObjects;

namespace Plotly.NET;

/// <summary>All of a figure that is not data: size, axes, title, annotations, shapes.</summary>
public sealed partial class Layout : DynamicObj.DynamicObj
{
    /// <summary>Absent parameters leave no trace in the JSON.</summary>
    public static Layout init<a>(
        FSharpOption<Title>? Title = null, FSharpOption<bool>? ShowLegend = null, FSharpOption<Margin>? Margin = null,
        FSharpOption<bool>? AutoSize = null, FSharpOption<int>? Width = null, FSharpOption<int>? Height = null,
        FSharpOption<Font>? Font = null, FSharpOption<string>? Separators = null, FSharpOption<Color>? PaperBGColor = null,
        FSharpOption<Color>? PlotBGColor = null, FSharpOption<StyleParam.AutoTypeNumbers>? AutoTypeNumbers = null,
        FSharpOption<Color>? Colorway = null, FSharpOption<StyleParam.HoverMode>? HoverMode = null,
        FSharpOption<StyleParam.ClickMode>? ClickMode = null, FSharpOption<StyleParam.DragMode>? DragMode = null,
        FSharpOption<StyleParam.SelectDirection>? SelectDirection = null, FSharpOption<int>? HoverDistance = null,
        FSharpOption<int>? SpikeDistance = null, FSharpOption<Hoverlabel>? Hoverlabel = null, FSharpOption<string>? DataRevision = null,
        FSharpOption<string>? UIRevision = null, FSharpOption<string>? EditRevision = null, FSharpOption<string>? SelectRevision = null,
        FSharpOption<DynamicObj.DynamicObj>? Template = null, FSharpOption<string>? Meta = null, FSharpOption<string>? Computed = null,
        FSharpOption<LayoutGrid>? Grid = null, FSharpOption<StyleParam.Calendar>? Calendar = null,
        FSharpOption<int>? MinReducedHeight = null, FSharpOption<int>? MinReducedWidth = null, FSharpOption<bool>? HideSources = null,
        FSharpOption<double>? ScatterGap = null, FSharpOption<StyleParam.ScatterMode>? ScatterMode = null,
        FSharpOption<double>? BarGap = null, FSharpOption<double>? BarGroupGap = null, FSharpOption<StyleParam.BarMode>? BarMode = null,
        FSharpOption<StyleParam.BarNorm>? BarNorm = null, FSharpOption<IEnumerable<a>>? HiddenLabels = null,
        FSharpOption<IEnumerable<Annotation>>? Annotations = null, FSharpOption<IEnumerable<Shape>>? Shapes = null)
        where a : IConvertible =>
        new Layout()
            .Set("title", Title).Set("showlegend", ShowLegend).Set("margin", Margin).Set("autosize", AutoSize).Set("width", Width)
            .Set("height", Height).Set("font", Font).Set("separators", Separators).Set("paper_bgcolor", PaperBGColor)
            .Set("plot_bgcolor", PlotBGColor).Set("autotypenumbers", AutoTypeNumbers).Set("colorway", Colorway).Set("hovermode", HoverMode)
            .Set("clickmode", ClickMode).Set("dragmode", DragMode).Set("selectdirection", SelectDirection)
            .Set("hoverdistance", HoverDistance).Set("spikedistance", SpikeDistance).Set("hoverlabel", Hoverlabel)
            .Set("datarevision", DataRevision).Set("uirevision", UIRevision).Set("editrevision", EditRevision)
            .Set("selectrevision", SelectRevision).Set("template", Template).Set("meta", Meta).Set("computed", Computed).Set("grid", Grid)
            .Set("calendar", Calendar).Set("minreducedheight", MinReducedHeight).Set("minreducedwidth", MinReducedWidth)
            .Set("hidesources", HideSources).Set("scattergap", ScatterGap).Set("scattermode", ScatterMode).Set("bargap", BarGap)
            .Set("bargroupgap", BarGroupGap).Set("barmode", BarMode).Set("barnorm", BarNorm).Set("hiddenlabels", HiddenLabels)
            .Set("annotations", Annotations).Set("shapes", Shapes);
}
