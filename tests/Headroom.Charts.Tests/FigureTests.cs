using System.Text.Json;
using System.Text.RegularExpressions;
using Headroom.Charts.Colors;
using Headroom.Testing;
using Plotly.NET;

namespace Headroom.Charts;

/// <summary>What plotly is given. After a change: update the snapshots, then look at the figures in a browser.</summary>
public sealed partial class FigureTests
{
    public static TheoryData<string> Names => [.. SampleCharts.All.Select(sample => sample.Name)];

    private static string Json(string name) => GenericChart.toFigureJson(SampleCharts.All.Single(sample => sample.Name == name).Chart);

    private static JsonElement Figure(string name) => JsonDocument.Parse(Json(name)).RootElement;

    private static IEnumerable<JsonElement> Traces(string name) => Figure(name).GetProperty("data").EnumerateArray();

    private static readonly JsonSerializerOptions s_lines = new()
    {
        WriteIndented = true, IndentSize = 1, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void As_json(string name) => Snapshot.Match(JsonSerializer.Serialize(Figure(name), s_lines) + "\n", name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_colour_is_one_that_a_notebooks_theme_knows(string name)
    {
        string[] known = [.. Palette.Light, Palette.Ink, Palette.Muted, Palette.Grid];
        // Beside these: the faint area under a roof, and texts on cells and in stacked bars, which suit the cell's or the bar's colour.
        string[] fixedOnes = ["rgba(84, 130, 196, 0.1)", "rgba(1, 1, 1, 1.0)", "rgba(255, 255, 255, 1.0)"];
        var used = Colours().Matches(Json(name)).Select(match => match.Value).Distinct().Except(fixedOnes);
        Assert.All(used, colour => Assert.Contains(Svg.Rgb.Parse(colour).ToString(), known));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Axes_make_room_for_their_labels_and_titles_keep_their_distance(string name)
    {
        var template = Figure(name).GetProperty("layout").GetProperty("template").GetProperty("layout");
        foreach (var axis in (ReadOnlySpan<string>)["xaxis", "yaxis"])
        {
            Assert.True(template.GetProperty(axis).GetProperty("automargin").GetBoolean());
            Assert.True(template.GetProperty(axis).GetProperty("title").GetProperty("standoff").GetInt32() >= 8);
        }
    }

    [Theory]
    [InlineData("Bars_on_a_log_axis")]
    [InlineData("Columns_on_a_log_axis")]
    [InlineData("Columns")]
    [InlineData("Bars")]
    public void Every_bar_carries_its_value_at_its_end(string name) => Assert.All(Traces(name), trace =>
    {
        Assert.Equal("outside", trace.GetProperty("textposition").GetString());
        Assert.False(trace.GetProperty("cliponaxis").GetBoolean());
        Assert.All(trace.GetProperty("text").EnumerateArray(), text => Assert.NotEqual("", text.GetString()));
    });

    [Theory]
    [InlineData("One_roof")]
    [InlineData("Three_roofs")]
    public void Labels_of_points_may_pass_the_plots_edge(string name)
    {
        Assert.All(Traces(name).Where(trace => trace.TryGetProperty("text", out _)), trace =>
            Assert.False(trace.GetProperty("cliponaxis").GetBoolean()));
        Assert.True(Figure(name).GetProperty("layout").GetProperty("margin").GetProperty("r").GetInt32() >= 60);
    }

    [Fact]
    public void Points_of_several_devices_say_whose_they_are()
    {
        var labelled = Traces("Three_roofs").Where(trace => trace.TryGetProperty("text", out _)).ToArray();
        Assert.Equal(
            ["H100 SXM, ridge 295", "A100 SXM, ridge 153", "B200 SXM, ridge 281"],
            labelled[..3].Select(trace => trace.GetProperty("text")[0].GetString()));
        Assert.Equal("workloads on H100 SXM", labelled[3].GetProperty("name").GetString());
        Assert.True(labelled[3].GetProperty("showlegend").GetBoolean());
    }

    [Fact]
    public void A_single_device_needs_no_name_on_its_points()
    {
        var labelled = Traces("One_roof").Where(trace => trace.TryGetProperty("text", out _)).ToArray();
        Assert.Equal("ridge 20", labelled[0].GetProperty("text")[0].GetString());
        Assert.False(labelled[1].GetProperty("showlegend").GetBoolean());
    }

    [Fact]
    public void Ridges_in_one_place_have_their_labels_on_different_sides()
    {
        var sides = Traces("Ridges_in_one_place")
            .Where(trace => trace.GetProperty("name").GetString()!.StartsWith("ridge of this", StringComparison.Ordinal))
            .Select(trace => trace.GetProperty("textposition").GetString()).ToArray();
        Assert.Equal(2, sides.Distinct().Count());
    }

    [Fact]
    public void A_long_title_is_broken_and_pushes_the_plot_down()
    {
        static JsonElement Layout(string title) => JsonDocument.Parse(GenericChart.toFigureJson(
            LineChart.Of(title, ChartAxis.Linear("x", ""), ChartAxis.Linear("y", ""), new LineSeries("a", [1], [2]))))
                .RootElement.GetProperty("layout");
        static int Top(JsonElement layout) => layout.GetProperty("margin").GetProperty("t").GetInt32();

        var (brief, sentence) = (Layout("Brief"), string.Join(' ', Enumerable.Repeat("eighteen", 14)));
        Assert.Equal("Brief", brief.GetProperty("title").GetProperty("text").GetString());
        Assert.Equal(sentence, Layout(sentence).GetProperty("title").GetProperty("text").GetString()!.Replace("<br>", " "));
        Assert.Contains("<br>", Layout(sentence).GetProperty("title").GetProperty("text").GetString());
        Assert.Equal(Top(brief) + 20, Top(Layout(sentence)));
    }

    [Fact]
    public void Parts_of_a_figure_are_its_own() => Assert.Equal(Json("Three_roofs"), Json("Three_roofs"));

    [GeneratedRegex(@"rgba?\([^)]*\)|#[0-9a-f]{6}")]
    private static partial Regex Colours();
}
