using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>Limits that an automatic axis range must respect.</summary>
public sealed class AutoRangeOptions : DynamicObj.DynamicObj
{
    /// <summary>Absent parameters leave no trace in the JSON.</summary>
    public static AutoRangeOptions init<a, b, c, d, e>(
        FSharpOption<a>? ClipMax = null, FSharpOption<b>? ClipMin = null, FSharpOption<c>? Include = null,
        FSharpOption<d>? MaxAllowed = null, FSharpOption<e>? MinAllowed = null)
        where a : IConvertible where b : IConvertible where c : IConvertible where d : IConvertible where e : IConvertible =>
        new AutoRangeOptions()
            .Set("clipmax", ClipMax).Set("clipmin", ClipMin).Set("include", Include).Set("maxallowed", MaxAllowed)
            .Set("minallowed", MinAllowed);
}
