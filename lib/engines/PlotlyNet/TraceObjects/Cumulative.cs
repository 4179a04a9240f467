using Microsoft.FSharp.Core;

namespace Plotly.NET.TraceObjects;

/// <summary>Whether and how a histogram accumulates.</summary>
public sealed class Cumulative : DynamicObj.DynamicObj
{
    /// <summary>Absent parameters leave no trace in the JSON.</summary>
    public static Cumulative init(
        FSharpOption<bool>? Enabled = null, FSharpOption<StyleParam.CumulativeDirection>? Direction = null,
        FSharpOption<StyleParam.Currentbin>? Currentbin = null) =>
        new Cumulative()
            .Set("enabled", Enabled).Set("direction", Direction).Set("currentbin", Currentbin);
}
