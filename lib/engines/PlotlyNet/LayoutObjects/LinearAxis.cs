using Microsoft.FSharp.Core;

namespace Plotly.NET.LayoutObjects;

/// <summary>An x or y axis: scale, range, ticks, grid.</summary>
public sealed class LinearAxis : DynamicObj.DynamicObj
{
    /// <summary>An axis; on a log axis Range holds the log10 of the ends. Absent parameters leave no trace in the JSON.</summary>
    public static LinearAxis init<a, b, c, d, e, f, g, h>(
        FSharpOption<bool>? Visible = null, FSharpOption<Color>? Color = null, FSharpOption<Title>? Title = null,
        FSharpOption<StyleParam.AxisType>? AxisType = null, FSharpOption<StyleParam.AutoTypeNumbers>? AutoTypeNumbers = null,
        FSharpOption<StyleParam.AutoRange>? AutoRange = null, FSharpOption<AutoRangeOptions>? AutoRangeOptions = null,
        FSharpOption<bool>? AutoShift = null, FSharpOption<StyleParam.RangeMode>? RangeMode = null,
        FSharpOption<StyleParam.Range>? Range = null, FSharpOption<bool>? FixedRange = null,
        FSharpOption<StyleParam.ScaleAnchor>? ScaleAnchor = null, FSharpOption<double>? ScaleRatio = null,
        FSharpOption<StyleParam.AxisConstraint>? Constrain = null, FSharpOption<StyleParam.AxisConstraintDirection>? ConstrainToward = null,
        FSharpOption<StyleParam.LinearAxisId>? Matches = null, FSharpOption<a>? MaxAllowed = null, FSharpOption<b>? MinAllowed = null,
        FSharpOption<StyleParam.TickMode>? TickMode = null, FSharpOption<int>? NTicks = null, FSharpOption<c>? Tick0 = null,
        FSharpOption<d>? DTick = null, FSharpOption<IEnumerable<e>>? TickVals = null, FSharpOption<IEnumerable<f>>? TickText = null,
        FSharpOption<StyleParam.TickOptions>? Ticks = null, FSharpOption<StyleParam.CategoryTickAnchor>? TicksOn = null,
        FSharpOption<StyleParam.TickLabelMode>? TickLabelMode = null, FSharpOption<StyleParam.TickLabelPosition>? TickLabelPosition = null,
        FSharpOption<int>? TickLabelStep = null, FSharpOption<StyleParam.TickLabelOverflow>? TickLabelOverflow = null,
        FSharpOption<StyleParam.Mirror>? Mirror = null, FSharpOption<int>? TickLen = null, FSharpOption<int>? TickWidth = null,
        FSharpOption<Color>? TickColor = null, FSharpOption<bool>? ShowTickLabels = null,
        FSharpOption<StyleParam.TickAutoMargin>? AutoMargin = null, FSharpOption<bool>? ShowSpikes = null,
        FSharpOption<Color>? SpikeColor = null, FSharpOption<int>? SpikeThickness = null,
        FSharpOption<StyleParam.DrawingStyle>? SpikeDash = null, FSharpOption<StyleParam.SpikeMode>? SpikeMode = null,
        FSharpOption<StyleParam.SpikeSnap>? SpikeSnap = null, FSharpOption<Font>? TickFont = null, FSharpOption<int>? TickAngle = null,
        FSharpOption<StyleParam.ShowTickOption>? ShowTickPrefix = null, FSharpOption<string>? TickPrefix = null,
        FSharpOption<StyleParam.ShowTickOption>? ShowTickSuffix = null, FSharpOption<string>? TickSuffix = null,
        FSharpOption<StyleParam.ShowExponent>? ShowExponent = null, FSharpOption<StyleParam.ExponentFormat>? ExponentFormat = null,
        FSharpOption<double>? MinExponent = null, FSharpOption<Minor>? Minor = null, FSharpOption<bool>? SeparateThousands = null,
        FSharpOption<string>? TickFormat = null, FSharpOption<IEnumerable<TickFormatStop>>? TickFormatStops = null,
        FSharpOption<string>? HoverFormat = null, FSharpOption<StyleParam.Range>? InsideRange = null, FSharpOption<bool>? ShowLine = null,
        FSharpOption<Color>? LineColor = null, FSharpOption<double>? LineWidth = null, FSharpOption<bool>? ShowGrid = null,
        FSharpOption<Color>? GridColor = null, FSharpOption<StyleParam.DrawingStyle>? GridDash = null,
        FSharpOption<double>? GridWidth = null, FSharpOption<bool>? ZeroLine = null, FSharpOption<Color>? ZeroLineColor = null,
        FSharpOption<double>? ZeroLineWidth = null, FSharpOption<int>? Shift = null, FSharpOption<bool>? ShowDividers = null,
        FSharpOption<Color>? DividerColor = null, FSharpOption<int>? DividerWidth = null,
        FSharpOption<StyleParam.LinearAxisId>? Anchor = null, FSharpOption<StyleParam.Side>? Side = null,
        FSharpOption<StyleParam.LinearAxisId>? Overlaying = null, FSharpOption<DynamicObj.DynamicObj>? LabelAlias = null,
        FSharpOption<StyleParam.Layer>? Layer = null, FSharpOption<StyleParam.Range>? Domain = null, FSharpOption<double>? Position = null,
        FSharpOption<StyleParam.CategoryOrder>? CategoryOrder = null, FSharpOption<IEnumerable<g>>? CategoryArray = null,
        FSharpOption<h>? UIRevision = null, FSharpOption<StyleParam.Calendar>? Calendar = null, FSharpOption<Color>? BackgroundColor = null,
        FSharpOption<bool>? ShowBackground = null)
        where a : IConvertible where b : IConvertible where c : IConvertible where d : IConvertible where e : IConvertible
        where f : IConvertible where g : IConvertible where h : IConvertible =>
        new LinearAxis()
            .Set("visible", Visible).Set("color", Color).Set("title", Title).Set("type", AxisType).Set("autotypenumbers", AutoTypeNumbers)
            .Set("autorange", AutoRange).Set("autorangeoptions", AutoRangeOptions).Set("autoshift", AutoShift).Set("rangemode", RangeMode)
            .Set("range", Range).Set("fixedrange", FixedRange).Set("scaleanchor", ScaleAnchor).Set("scaleratio", ScaleRatio)
            .Set("constrain", Constrain).Set("constraintoward", ConstrainToward).Set("matches", Matches).Set("maxallowed", MaxAllowed)
            .Set("minallowed", MinAllowed).Set("tickmode", TickMode).Set("nticks", NTicks).Set("tick0", Tick0).Set("dtick", DTick)
            .Set("tickvals", TickVals).Set("ticktext", TickText).Set("ticks", Ticks).Set("tickson", TicksOn)
            .Set("ticklabelmode", TickLabelMode).Set("ticklabelposition", TickLabelPosition).Set("ticklabelstep", TickLabelStep)
            .Set("ticklabeloverflow", TickLabelOverflow).Set("mirror", Mirror).Set("ticklen", TickLen).Set("tickwidth", TickWidth)
            .Set("tickcolor", TickColor).Set("showticklabels", ShowTickLabels).Set("automargin", AutoMargin).Set("showspikes", ShowSpikes)
            .Set("spikecolor", SpikeColor).Set("spikethickness", SpikeThickness).Set("spikedash", SpikeDash).Set("spikemode", SpikeMode)
            .Set("spikesnap", SpikeSnap).Set("tickfont", TickFont).Set("tickangle", TickAngle).Set("showtickprefix", ShowTickPrefix)
            .Set("tickprefix", TickPrefix).Set("showticksuffix", ShowTickSuffix).Set("ticksuffix", TickSuffix)
            .Set("showexponent", ShowExponent).Set("exponentformat", ExponentFormat).Set("minexponent", MinExponent).Set("minor", Minor)
            .Set("separatethousands", SeparateThousands).Set("tickformat", TickFormat).Set("tickformatstops", TickFormatStops)
            .Set("hoverformat", HoverFormat).Set("insiderange", InsideRange).Set("showline", ShowLine).Set("linecolor", LineColor)
            .Set("linewidth", LineWidth).Set("showgrid", ShowGrid).Set("gridcolor", GridColor).Set("griddash", GridDash)
            .Set("gridwidth", GridWidth).Set("zeroline", ZeroLine).Set("zerolinecolor", ZeroLineColor).Set("zerolinewidth", ZeroLineWidth)
            .Set("shift", Shift).Set("showdividers", ShowDividers).Set("dividercolor", DividerColor).Set("dividerwidth", DividerWidth)
            .Set("anchor", Anchor).Set("side", Side).Set("overlaying", Overlaying).Set("labelalias", LabelAlias).Set("layer", Layer)
            .Set("domain", Domain).Set("position", Position).Set("categoryorder", CategoryOrder).Set("categoryarray", CategoryArray)
            .Set("uirevision", UIRevision).Set("calendar", Calendar).Set("backgroundcolor", BackgroundColor)
            .Set("showbackground", ShowBackground);
}
