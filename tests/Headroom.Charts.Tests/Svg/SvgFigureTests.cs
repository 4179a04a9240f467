using System.Xml.Linq;

namespace Headroom.Charts.Svg;

public sealed class SvgFigureTests
{
    [Fact]
    public void A_hole_breaks_the_line_and_nothing_else()
    {
        var drawing = new Drawing("""{"type":"scatter","mode":"lines","x":[1,2,3,4,5],"y":[1,2,"NaN",4,5]}""");
        var line = Assert.Single(drawing.Lines());
        Assert.Equal(2, line.Count(c => c == 'M'));
        Assert.Equal(2, line.Count(c => c == 'L'));
    }

    [Fact]
    public void Null_and_infinity_are_holes_too()
        => Assert.Equal(3, Assert.Single(new Drawing("""{"type":"scatter","mode":"lines","x":[1,2,3,4,5,6,7,8],"y":[1,2,null,4,5,"Infinity",7,8]}""").Lines()).Count(c => c == 'M'));

    [Fact]
    public void Zero_on_a_log_axis_is_a_hole()
        => Assert.Equal(2, Assert.Single(new Drawing("""{"type":"scatter","mode":"lines","x":[1,2,3,4,5],"y":[1,2,0,4,5]}""", """{"yaxis":{"type":"log"}}""").Lines()).Count(c => c == 'M'));

    [Fact]
    public void An_unknown_trace_type_is_named_in_its_place()
        => Assert.Contains("A trace of type “violin” is not drawn here.", new Drawing("""{"type":"violin","y":[1,2]}""").AllTexts());

    [Fact]
    public void Markup_in_names_stays_text()
    {
        var drawing = new Drawing("""{"type":"scatter","mode":"markers","name":"<script>alert(1)</script> & \"x\"","x":[1],"y":[1],"showlegend":true}""", """{"title":{"text":"a < b & c"},"showlegend":true}""");
        Assert.DoesNotContain("<script", drawing.Text, StringComparison.Ordinal);
        Assert.Contains("a < b & c", drawing.AllTexts());
    }

    [Fact]
    public void A_colour_that_reaches_outside_the_page_is_not_used()
        => Assert.DoesNotContain("example.org", new Drawing("""{"type":"scatter","x":[1,2],"y":[1,2],"line":{"color":"url(http://example.org/a.svg)"}}""").Text, StringComparison.Ordinal);

    [Fact]
    public void Two_displays_of_one_figure_have_different_ids()
    {
        var json = Figures.Of(Figures.Line);
        var (first, second) = (XElement.Parse(SvgFigure.Render(json)), XElement.Parse(SvgFigure.Render(json)));
        Assert.Empty(Ids(first).Intersect(Ids(second)));

        static string[] Ids(XElement figure) => [.. figure.DescendantsAndSelf().Attributes("id").Select(a => a.Value)];
    }

    [Fact]
    public void Ids_inside_one_figure_are_unique_and_every_reference_resolves()
    {
        var figure = XElement.Parse(SvgFigure.Render(Figures.Of(Figures.Cells + "," + Figures.Bars), "f"));
        string[] ids = [.. figure.DescendantsAndSelf().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        var references = figure.Descendants().Attributes().Where(a => a.Value.StartsWith("url(#", StringComparison.Ordinal))
            .Select(a => a.Value[5..^1]);
        Assert.All(references, r => Assert.Contains(r, ids));
    }

    [Fact]
    public void The_figure_runs_no_script_and_loads_nothing()
    {
        var html = SvgFigure.Render(Figures.Of(Figures.Pair, Figures.PairLayout));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(
            "http", html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Each_drawing_has_a_name_and_a_description_for_screen_readers()
    {
        var svg = new Drawing(Figures.Line, Figures.LogLog).Root;
        Assert.Equal("img", (string?)svg.Attribute("role"));
        string[] labels = ((string)svg.Attribute("aria-labelledby")!).Split(' ');
        var texts = labels.Select(id => svg.Elements().Single(e => (string?)e.Attribute("id") == id).Value).ToArray();
        Assert.Equal("Time grows as n³", texts[0]);
        Assert.StartsWith("Line chart: Time grows as n³.", texts[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{\"data\":")]
    public void What_is_not_a_figure_is_refused(string json) => Assert.Throws<ArgumentException>(() => SvgFigure.Render(json));

    [Theory]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("a\"onload")]
    public void An_id_that_css_cannot_name_is_refused(string id) =>
        Assert.Throws<ArgumentException>(() => SvgFigure.Render(Figures.Of(Figures.Line), id));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[{}],"layout":{}}""")]
    [InlineData("""{"data":[1,"x",null],"layout":[]}""")]
    [InlineData("""{"data":[{"type":"heatmap","z":[]},{"type":"bar"},{"type":"histogram"}]}""")]
    public void An_empty_or_odd_figure_is_still_a_picture(string json) =>
        Assert.Equal("svg", XElement.Parse(SvgFigure.Image(json)).Name.LocalName);
}
