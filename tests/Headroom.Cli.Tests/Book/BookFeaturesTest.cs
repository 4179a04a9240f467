using Headroom.Cli.Book;
using Headroom.Cli.Pages;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Testing.Book;

public sealed class BookFeaturesTest
{
    [Fact]
    public void A_chart_is_a_picture_a_figure_and_words()
    {
        using var course = new TemporaryCourse();
        var features = Features(course);
        Assert.False(features.HasCharts);
        var shown = new DisplayElement(new Dictionary<string, object>
        {
            ["application/vnd.plotly.v1+json"] = "{\"layout\":{\"title\":\"</script><b>\"}}",
            ["text/html"] = "<figure></figure>",
            ["text/plain"] = "Line chart: a < b.",
        });
        Snapshot.Match(OutputHtml.Render(shown, features) + OutputHtml.Render(shown, features));
        Assert.True(features.HasCharts);
    }

    [Theory]
    [InlineData("Check(\"01.2\")", "01-roofline-exercises.html#ex-01-2")]
    [InlineData(" Check(\"02.1\") \n", "02-kernels-exercises.html#ex-02-1")]
    [InlineData("Check(\"09.1\")", null)]
    [InlineData("// Check(\"01.2\")", null)]
    public void A_check_leads_to_its_exercise(string code, string? address)
    {
        using var course = new TemporaryCourse();
        var after = Features(course).After(new InteractiveDocumentElement(code, "csharp"));
        if (address is null) Assert.Empty(after);
        else Assert.Contains($"href=\"{address}\"", after);
    }

    private static BookFeatures Features(TemporaryCourse course) => new(course.Course, course.Course.Units[0], new Formulas());
}
