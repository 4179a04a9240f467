using Microsoft.FSharp.Core;

namespace Plotly.NET.TraceObjects;

/// <summary>Colour gradient within a marker.</summary>
public sealed class Gradient : DynamicObj.DynamicObj
{
    /// <summary>Absent parameters leave no trace in the JSON.</summary>
    public static Gradient init(
        FSharpOption<Color>? Color = null, FSharpOption<StyleParam.GradientType>? Type = null,
        FSharpOption<IEnumerable<StyleParam.GradientType>>? MultiTypes = null) =>
        new Gradient()
            .Set("type", Type, MultiTypes).Set("color", Color);
}
