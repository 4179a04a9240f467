using Microsoft.FSharp.Core;

namespace Plotly.NET.LayoutObjects;

/// <summary>Look of the label shown under the pointer.</summary>
public sealed class Hoverlabel : DynamicObj.DynamicObj
{
    /// <summary>Absent parameters leave no trace in the JSON.</summary>
    public static Hoverlabel init(
        FSharpOption<StyleParam.Align>? Align = null, FSharpOption<Color>? BgColor = null, FSharpOption<Color>? BorderColor = null,
        FSharpOption<Font>? Font = null, FSharpOption<Font>? GroupTitleFont = null, FSharpOption<int>? Namelength = null) =>
        new Hoverlabel()
            .Set("bgcolor", BgColor).Set("bordercolor", BorderColor).Set("font", Font).Set("grouptitlefont", GroupTitleFont)
            .Set("align", Align).Set("namelength", Namelength);
}
