using Plotly.NET.TraceObjects;

namespace Plotly.NET;

/// <summary>One series of data with its looks; <c>type</c> is plotly.js's name for the kind of chart.</summary>
public class Trace(string traceTypeName) : DynamicObj.DynamicObj
{
    /// <summary>"scatter", "bar", "heatmap", "histogram", or null for a trace that draws nothing.</summary>
    public string? type { get; set; } = traceTypeName;

    internal Marker Marker => this.Find<Marker>("marker") ?? new Marker();

    internal Line Line => this.Find<Line>("line") ?? new Line();
}

/// <summary>A trace on x and y axes.</summary>
public sealed class Trace2D(string traceTypeName) : Trace(traceTypeName);
