using Microsoft.FSharp.Core;

namespace Plotly.NET.TraceObjects;

/// <summary>Start, end and size of histogram bins.</summary>
public sealed class Bins : DynamicObj.DynamicObj
{
    /// <summary>Absent parameters leave no trace in the JSON.</summary>
    public static Bins init(
        FSharpOption<double>? Start = null, FSharpOption<double>? End = null, FSharpOption<double>? Size = null) =>
        new Bins()
            .Set("start", Start).Set("end", End).Set("size", Size);
}
