using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>What surrounds a chart in an HTML page; never part of the figure's JSON.</summary>
public sealed class DisplayOptions : DynamicObj.DynamicObj
{
    /// <summary>Display options. A page with no PlotlyJSReference names no plotly.js.</summary>
    public static DisplayOptions init(
        FSharpOption<string>? DocumentTitle = null, FSharpOption<string>? DocumentCharset = null,
        FSharpOption<string>? DocumentDescription = null, FSharpOption<PlotlyJSReference>? PlotlyJSReference = null) =>
        new DisplayOptions()
            .Set("DocumentTitle", DocumentTitle).Set("DocumentCharset", DocumentCharset)
            .Set("DocumentDescription", DocumentDescription).Set("PlotlyJSReference", PlotlyJSReference);

    /// <summary>Options that hold the address of plotly.js and nothing else.</summary>
    public static DisplayOptions initCDNOnly() => init(PlotlyJSReference: NET.PlotlyJSReference.NewCDN(Globals.PlotlyJsUrl));
}
