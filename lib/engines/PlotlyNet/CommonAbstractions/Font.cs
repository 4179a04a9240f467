using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>Typeface, size in pixels and colour of a text.</summary>
public sealed class Font : DynamicObj.DynamicObj
{
    /// <summary>Absent parameters leave no trace in the JSON.</summary>
    public static Font init(
        FSharpOption<StyleParam.FontFamily>? Family = null, FSharpOption<double>? Size = null, FSharpOption<Color>? Color = null) =>
        new Font()
            .Set("family", Family).Set("size", Size).Set("color", Color);
}
