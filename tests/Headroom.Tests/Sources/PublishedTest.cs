using Headroom.Sources;

namespace Headroom.Tests.Sources;

public sealed class PublishedTest
{
    [Fact]
    public void Every_figure_is_above_zero_and_names_a_source_that_was_read()
    {
        var series = Published.SeriesNames.SelectMany(name => Published.Series(name).Select(point => point.Value));
        var all = Published.FigureNames.Select(Published.Figure).Concat(series);
        Assert.All(all, figure =>
        {
            Assert.True(figure.Value > 0);
            Assert.True(figure.Source.Length > 10, figure.Source);
        });
    }

    [Fact]
    public void A_series_keeps_the_order_of_its_source()
    {
        var ladder = Published.Series("Matmul 4096 on a B200, version by version");
        Assert.Equal(("simple, float", 6e12), (ladder[0].Name, ladder[0].Value.Value));
        Assert.Equal(("all of it", 1540e12), (ladder[^1].Name, ladder[^1].Value.Value));
        Assert.Equal(10, ladder.Count);
    }

    [Fact]
    public void A_name_that_is_not_there_is_answered_with_the_nearest()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Published.Figure("DeepSeek-V3, token"));
        Assert.Contains("Nearest: DeepSeek-V3, tokens", error.Message);
        Assert.Throws<KeyNotFoundException>(() => Published.Series("nothing"));
    }

    [Theory]
    [InlineData("""{ "figures": [], "series": [], "more": 1 }""", "more")]
    [InlineData("""{ "figures": [{ "name": "a", "value": 1, "unit": "", "confidence": "verified" }], "series": [] }""", "source")]
    [InlineData("""{ "figures": [{ "name": "a", "value": 1, "unit": "", "confidence": "memory", "source": "s" }], "series": [] }""", "confidence")]
    [InlineData("""{ "figures": [], "series": [""", "figures.json")]
    public void A_fault_in_the_file_says_what_it_is(string json, string named) =>
        Assert.Contains(named, Assert.Throws<InvalidDataException>(() => FigureFile.Parse(json)).Message);

    [Fact]
    public void A_name_that_stands_twice_is_a_fault()
    {
        const string Figure = """{ "name": "a", "value": 1, "unit": "", "confidence": "verified", "source": "s" }""";
        const string Twice = $$"""{ "figures": [{{Figure}}, {{Figure}}], "series": [] }""";
        var error = Assert.Throws<InvalidDataException>(() => FigureFile.Parse(Twice));
        Assert.Contains("'a' stands twice", error.Message);
    }
}
