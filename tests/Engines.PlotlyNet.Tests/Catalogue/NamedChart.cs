using Plotly.NET;

namespace Engines.PlotlyNet.Tests.Catalogue;

/// <summary>A chart with a name to find it by in a snapshot. The catalogue uses public API only, so it compiles against the real packages too.</summary>
public sealed record NamedChart(string Name, GenericChart Chart);
