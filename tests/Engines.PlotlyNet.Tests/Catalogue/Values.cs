using static Engines.PlotlyNet.Tests.Catalogue.Samples;
using Chart = Plotly.NET.CSharp.Chart;

namespace Engines.PlotlyNet.Tests.Catalogue;

/// <summary>Kinds of numbers and text that a trace may hold.</summary>
public static class Values
{
    public static NamedChart[] All() =>
    [
        new("line-nodefaults", Chart.Line<double, double, string>(n, t, UseDefaults: false)),
        new("line-ints", Chart.Line<int, decimal, string>(new[] { 1, 2 }, new[] { 1m, 2.50m })),
        new("line-longs", Chart.Line<long, float, string>(new[] { 1L << 60, -2 }, new[] { 1f, 0.1f })),
        new("line-odd", Chart.Line<double, double, string>(new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity }, new[] { 1e300, 1e-300, 5e-324, -0.0, 1e15, 1e16, 123456789012345680.0, 0.1 + 0.2 })),
        new("line-dates", Chart.Line<DateTime, bool, string>(new[] { new DateTime(2024, 1, 2), new DateTime(2024, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc) }, new[] { true, false })),
        new("line-names", Chart.Line<string, char, string>(new[] { "q\"\\\n\t<é>", "\u2028\u0001\u0085</script>" }, new[] { 'a', '"' })),
    ];
}
