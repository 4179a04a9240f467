using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>Space around a title, in pixels.</summary>
public sealed class Padding : DynamicObj.DynamicObj
{
    /// <summary>Absent parameters leave no trace in the JSON.</summary>
    public static Padding init(
        FSharpOption<int>? B = null, FSharpOption<int>? L = null, FSharpOption<int>? R = null, FSharpOption<int>? T = null) =>
        new Padding()
            .Set("b", B).Set("l", L).Set("r", R).Set("t", T);
}
