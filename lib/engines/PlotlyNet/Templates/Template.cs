using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>Defaults for layouts and traces: what a figure leaves out is taken from here.</summary>
public sealed class Template : DynamicObj.DynamicObj
{
    /// <summary>A template; trace defaults are grouped by the type of the trace.</summary>
    public static Template init<c>(Layout layoutTemplate, FSharpOption<IEnumerable<c>>? TraceTemplates = null) where c : Trace
    {
        var data = new DynamicObj.DynamicObj();
        foreach (var group in (TraceTemplates?.Value ?? []).GroupBy(trace => trace.type ?? "scatter"))
            data.SetValue(group.Key, group.Select(Untyped).ToArray());
        return new Template().With("layout", layoutTemplate).With("data", data);
    }

    private static DynamicObj.DynamicObj Untyped(Trace trace)
    {
        var defaults = new DynamicObj.DynamicObj();
        trace.CopyDynamicPropertiesTo(defaults);
        return defaults;
    }
}
