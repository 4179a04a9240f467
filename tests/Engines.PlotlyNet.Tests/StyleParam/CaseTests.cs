using System.Reflection;
using Plotly.NET;

namespace Engines.PlotlyNet.Tests.StyleParams;

public sealed class CaseTests
{
    private static IEnumerable<Type> Unions => typeof(StyleParam).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(StyleParam.Case)));

    private static IEnumerable<object?> CasesOf(Type union) =>
        union.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null));

    [Fact]
    public void Cases_of_a_set_differ_from_each_other() =>
        Assert.All(Unions, union => Assert.Equal(CasesOf(union).Count(), CasesOf(union).Distinct().Count()));

    [Fact]
    public void Names_and_words_are_those_of_plotly() => Snapshot.Match(string.Concat(Unions.OrderBy(union => union.Name, StringComparer.Ordinal).Select(union =>
        $"{union.Name}: {string.Join(", ", union.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => $"{p.Name} {p.GetValue(null)}"))}\n")));

    [Fact]
    public void Numbered_axes_leave_out_the_first_number()
    {
        Assert.Equal("x", $"{StyleParam.LinearAxisId.NewX(1)}");
        Assert.Equal("y3", $"{StyleParam.LinearAxisId.NewY(3)}");
        Assert.Equal("yaxis2", $"{StyleParam.SubPlotId.NewYAxis(2)}");
        Assert.Equal(StyleParam.LinearAxisId.NewX(2), StyleParam.LinearAxisId.NewX(2));
        Assert.NotEqual(StyleParam.LinearAxisId.NewX(2), StyleParam.LinearAxisId.NewX(3));
    }

    [Theory]
    [InlineData("101", "Open")]
    [InlineData("201", "Dot")]
    [InlineData("301", "OpenDot")]
    public void Modified_symbols_add_a_hundred_two_hundred_or_three(string expected, string style)
    {
        var symbolStyle = (StyleParam.SymbolStyle)typeof(StyleParam.SymbolStyle).GetProperty(style)!.GetValue(null)!;
        Assert.Equal(expected, $"{StyleParam.MarkerSymbol.NewModified(StyleParam.MarkerSymbol.Square, symbolStyle)}");
    }

    [Fact]
    public void A_colour_scale_needs_two_colours() => Assert.Contains(
        "this one has 1",
        Assert.Throws<ArgumentException>(() => StyleParam.Colorscale.NewCustom([Tuple.Create(0.0, Color.fromString("red"))])).Message,
        StringComparison.Ordinal);
}
