using Microsoft.FSharp.Core;

namespace Plotly.NET.LayoutObjects;

/// <summary>Part of the figure that a subplot fills, as fractions or as a grid cell.</summary>
public sealed class Domain : DynamicObj.DynamicObj
{
    /// <summary>Absent parameters leave no trace in the JSON.</summary>
    public static Domain init(
        FSharpOption<StyleParam.Range>? X = null, FSharpOption<StyleParam.Range>? Y = null, FSharpOption<int>? Row = null,
        FSharpOption<int>? Column = null) =>
        new Domain()
            .Set("x", X).Set("y", Y).Set("row", Row).Set("column", Column);
}
