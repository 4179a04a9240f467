using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>Behaviour of the figure in the browser: tool bar, zoom, resizing.</summary>
public sealed partial class Config : DynamicObj.DynamicObj
{
    /// <summary>Absent parameters leave no trace in the JSON.</summary>
    public static Config init(
        FSharpOption<bool>? StaticPlot = null, FSharpOption<bool>? TypesetMath = null, FSharpOption<string>? PlotlyServerUrl = null,
        FSharpOption<bool>? Editable = null, FSharpOption<bool>? EditSelection = null, FSharpOption<bool>? Autosizable = null,
        FSharpOption<bool>? Responsive = null, FSharpOption<bool>? FillFrame = null, FSharpOption<double>? FrameMargins = null,
        FSharpOption<StyleParam.ScrollZoom>? ScrollZoom = null, FSharpOption<StyleParam.DoubleClick>? DoubleClick = null,
        FSharpOption<int>? DoubleClickDelay = null, FSharpOption<bool>? ShowAxisDragHandles = null,
        FSharpOption<bool>? ShowAxisRangeEntryBoxes = null, FSharpOption<bool>? ShowTips = null, FSharpOption<bool>? ShowLink = null,
        FSharpOption<string>? LinkText = null, FSharpOption<bool>? SendData = null, FSharpOption<bool>? DisplayModeBar = null,
        FSharpOption<bool>? ShowSendToCloud = null, FSharpOption<bool>? ShowEditInChartStudio = null,
        FSharpOption<IEnumerable<StyleParam.ModeBarButton>>? ModeBarButtonsToRemove = null,
        FSharpOption<IEnumerable<StyleParam.ModeBarButton>>? ModeBarButtonsToAdd = null,
        FSharpOption<IEnumerable<IEnumerable<StyleParam.ModeBarButton>>>? ModeBarButtons = null, FSharpOption<bool>? Displaylogo = null,
        FSharpOption<bool>? Watermark = null, FSharpOption<int>? Logging = null, FSharpOption<int>? NotifyOnLogging = null,
        FSharpOption<int>? QueueLength = null, FSharpOption<string>? Locale = null) =>
        new Config()
            .Set("staticPlot", StaticPlot).Set("typesetMath", TypesetMath).Set("plotlyServerUrl", PlotlyServerUrl).Set("editable", Editable)
            .Set("editSelection", EditSelection).Set("autosizable", Autosizable).Set("responsive", Responsive).Set("fillFrame", FillFrame)
            .Set("frameMargins", FrameMargins).Set("scrollZoom", ScrollZoom).Set("doubleClick", DoubleClick)
            .Set("doubleClickDelay", DoubleClickDelay).Set("showAxisDragHandles", ShowAxisDragHandles)
            .Set("showAxisRangeEntryBoxes", ShowAxisRangeEntryBoxes).Set("showTips", ShowTips).Set("showLink", ShowLink)
            .Set("linkText", LinkText).Set("sendData", SendData).Set("displayModeBar", DisplayModeBar)
            .Set("showSendToCloud", ShowSendToCloud).Set("showEditInChartStudio", ShowEditInChartStudio)
            .Set("modeBarButtonsToRemove", ModeBarButtonsToRemove).Set("modeBarButtonsToAdd", ModeBarButtonsToAdd)
            .Set("modeBarButtons", ModeBarButtons).Set("displaylogo", Displaylogo).Set("watermark", Watermark).Set("logging", Logging)
            .Set("notifyOnLogging", NotifyOnLogging).Set("queueLength", QueueLength).Set("locale", Locale);
}
