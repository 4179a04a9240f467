namespace Headroom.Charts.Svg;

public sealed class AxisTests
{
    private static string[] XTicks(string data, string axis, double width = 720)
        => [.. new Drawing($$"""{"type":"scatter","mode":"lines","x":{{data}},"y":[1,1]}""", $$"""{"xaxis":{{axis}},"yaxis":{"visible":false} }""", width).Texts("tick")];

    [Theory]
    [InlineData("[0,10]", "{}", "0 2 4 6 8 10")]
    [InlineData("[0,1]", "{}", "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData("[0,4e12]", "{}", "0|1 T|2 T|3 T|4 T")]
    [InlineData("[0,50000]", "{}", "0 10,000 20,000 30,000 40,000 50,000")]
    [InlineData("[-2,2]", "{}", "−2 −1 0 1 2")]
    [InlineData("[0,4e-6]", "{}", "0 10⁻⁶ 2×10⁻⁶ 3×10⁻⁶ 4×10⁻⁶")]
    [InlineData("[0,1]", """{"tickformat":".0%"}""", "0|20 %|40 %|60 %|80 %|100 %")]
    [InlineData("[0,7e9]", """{"exponentformat":"B"}""", "0|1 B|2 B|3 B|4 B|5 B|6 B|7 B")]
    public void Linear_labels(string data, string axis, string expected)
        => Assert.Equal(expected.Split(expected.Contains('|') ? '|' : ' '), XTicks(data, axis));

    [Theory]
    [InlineData("[0.1,1000]", """{"type":"log"}""", "0.1 1 10 100 1,000")]
    [InlineData("[1e9,1e13]", """{"type":"log"}""", "1 G|10 G|100 G|1 T|10 T")]
    [InlineData("[1e-6,1e-3]", """{"type":"log"}""", "10⁻⁶ 10⁻⁵ 10⁻⁴ 10⁻³")]
    [InlineData("[1e-30,1e30]", """{"type":"log"}""", "10⁻³⁰ 10⁻²⁴ 10⁻¹⁸ 10⁻¹² 10⁻⁶ 1 10⁶ 10¹² 10¹⁸ 10²⁴ 10³⁰")]
    [InlineData("[2,8]", """{"type":"log"}""", "2 5")]
    [InlineData("[1,100]", """{"type":"log","exponentformat":"power"}""", "1 10 10²")]
    public void Log_labels(string data, string axis, string expected)
        => Assert.Equal(expected.Split(expected.Contains('|') ? '|' : ' '), XTicks(data, axis));

    [Fact]
    public void A_log_range_is_given_as_log10()
        => Assert.Equal(["1", "10", "100", "1,000"], XTicks("[5,7]", """{"type":"log","range":[0,3]}"""));

    [Fact]
    public void Given_ticks_are_taken_as_they_are()
        => Assert.Equal(["one", "four"], XTicks("[1,8]", """{"type":"log","tickvals":[1,4,512],"ticktext":["one","four","off"]}"""));

    [Fact]
    public void A_log_axis_has_minor_lines_where_there_is_room()
    {
        var drawing = new Drawing("""{"type":"scatter","x":[1,100],"y":[1,1]}""", """{"xaxis":{"type":"log","range":[0,2]}}""");
        var minor = drawing.All("path").Single(p => (string?)p.Attribute("class") == "minor").Attribute("d")!.Value;
        Assert.Equal(16, minor.Count(c => c == 'M')); // 2 to 9 in each of two decades
    }

    [Fact]
    public void Text_makes_a_category_axis_in_order_of_appearance()
        => Assert.Equal(["b", "a"], XTicks("""["b","a"]""", "{}"));

    [Fact]
    public void Numbers_in_text_are_numbers_unless_the_axis_says_category()
    {
        Assert.Contains("3.0", XTicks("""["1","4"]""", "{}"));
        Assert.Equal(["1", "4"], XTicks("""["1","4"]""", """{"type":"category"}"""));
    }

    [Fact]
    public void Bars_of_a_log_axis_stand_on_its_lowest_line()
    {
        var drawing = new Drawing("""{"type":"bar","x":["a","b"],"y":[10,1000]}""", """{"yaxis":{"type":"log"}}""");
        var bars = drawing.All("rect").Where(r => (string?)r.Attribute("fill") == "var(--c1)").ToArray();
        Assert.Equal(2, bars.Length);
        Assert.Equal(
            Drawing.Number(bars[0], "y") + Drawing.Number(bars[0], "height"),
            Drawing.Number(bars[1], "y") + Drawing.Number(bars[1], "height"), 0.2);
        Assert.True(Drawing.Number(bars[0], "height") > 10);
    }

    [Fact]
    public void A_bar_axis_shows_zero()
        => Assert.Contains("0", new Drawing("""{"type":"bar","x":["a","b"],"y":[900,1000]}""").Texts("tick"));

    [Fact]
    public void A_number_places_an_annotation_by_serial_number_even_among_numeric_names()
    {
        var drawing = new Drawing("""{"type":"heatmap","x":["1","2"],"y":["r"],"z":[[5,6]]}""",
            """{"xaxis":{"type":"category"},"yaxis":{"type":"category"},"annotations":[{"x":0,"y":0,"text":"first","showarrow":false},{"x":1,"y":0,"text":"second","showarrow":false}]}""");
        var (first, second) = (drawing.All("text").Single(t => t.Value == "first"), drawing.All("text").Single(t => t.Value == "second"));
        Assert.True(Drawing.Number(first, "x") + 100 < Drawing.Number(second, "x"));
    }
}
