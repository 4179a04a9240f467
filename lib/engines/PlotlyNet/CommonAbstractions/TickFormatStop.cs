using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>Format of tick labels within one range of zoom.</summary>
public sealed class TickFormatStop : DynamicObj.DynamicObj
{
    /// <summary>Absent parameters leave no trace in the JSON.</summary>
    public static TickFormatStop init(
        FSharpOption<bool>? Enabled = null, FSharpOption<IEnumerable<Tuple<string, string>>>? DTickRange = null,
        FSharpOption<string>? Value = null, FSharpOption<string>? Name = null, FSharpOption<string>? TemplateItemName = null) =>
        new TickFormatStop()
            .Set("enabled", Enabled).Set("dtickrange", DTickRange).Set("value", Value).Set("name", Name)
            .Set("templateitemname", TemplateItemName);
}
