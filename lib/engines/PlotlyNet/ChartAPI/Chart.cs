namespace Plotly.NET;

/// <summary>The F# face of the chart functions. From C# use <see cref="CSharp.Chart"/>, with <c>using Chart = Plotly.NET.CSharp.Chart;</c> against the ambiguity.</summary>
public static class Chart
{
    /// <inheritdoc cref="GenericChart.combine"/>
    public static GenericChart Combine(IEnumerable<GenericChart> gCharts) => GenericChart.combine(gCharts);
}
