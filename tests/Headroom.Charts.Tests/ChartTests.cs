using System.Text.Json;
using Headroom.Charts.Svg;
using Headroom.Hardware;
using Headroom.Rooflines;
using Headroom.Testing;
using Plotly.NET;

namespace Headroom.Charts;

public sealed class ChartTests
{
    private static readonly ChartAxis s_time = ChartAxis.Log("time", "s"), s_batch = ChartAxis.Linear("batch", "sequences");
    private static readonly Roof s_h100 = new("H100 SXM, BF16", 989e12, 3.35e12);

    private static LineSeries Series(string name) => new(name, [1, 2], [3, 4]);

    private static JsonElement Json(GenericChart chart) => JsonDocument.Parse(GenericChart.toFigureJson(chart)).RootElement;

    private static string Describe(GenericChart chart) => Description.Of(GenericChart.toFigureJson(chart));

    [Fact]
    public void Descriptions_of_the_four_charts() => Snapshot.Match(string.Join("\n",
        Describe(
            RooflineChart.Of(
                "Decode sits under the roof", [s_h100], new RooflinePoint("decode", 1), new RooflinePoint("GEMM", 1365, 6e14))),
        Describe(LineChart.Of("Time falls with the batch", s_batch, s_time, Series("naive"), Series("tiled"))),
        Describe(
            BarChart.Of(
                "Tiling pays", "kernel", ChartAxis.Linear("share of peak", "%"), ["GEMV", "GEMM"], new BarSeries("naive", [70, 4]))),
        Describe(
            HeatMap.Of(
                "Long contexts starve", s_batch, ["1", "8"], ChartAxis.Linear("context", "tokens"), ["1 k", "8 k"],
                [[0.3, 2.1], [0.2, 1.0]], ChartAxis.Linear("utilisation", "%")))) + "\n");

    [Fact]
    public void A_roofline_drawn() => Snapshot.Match(SvgFigure.Image(GenericChart.toFigureJson(
        RooflineChart.Of("Decode sits under the roof", [s_h100], new RooflinePoint("decode", 1), new RooflinePoint("GEMM", 1365, 6e14)))));

    [Fact]
    public void A_roof_bends_at_its_ridge()
    {
        Assert.Equal(295.2, s_h100.Ridge, 0.05);
        var roof = Json(RooflineChart.Of("t", [s_h100])).GetProperty("data")[0];
        double[] x = [.. roof.GetProperty("x").EnumerateArray().Select(v => v.GetDouble())],
            y = [.. roof.GetProperty("y").EnumerateArray().Select(v => v.GetDouble())];
        Assert.Equal(s_h100.Ridge, x[1]);
        Assert.Equal(989e12, y[1], 1e3);
        Assert.Equal(989e12, y[2]);
        Assert.Equal(3.35e12 * x[0], y[0], 1);
    }

    [Fact]
    public void A_device_and_a_workload_are_drawn_as_they_are()
    {
        var chart =
            RooflineChart.Of("t", [new Roofline(Devices.Find("H100 SXM"), Dtype.Bf16)], RooflinePoint.Of(new Workload(2, 2, "decode")));
        var data = Json(chart).GetProperty("data");
        Assert.Equal(989e12, data[0].GetProperty("y")[2].GetDouble(), 1e12);
        Assert.Equal(1, data[2].GetProperty("x")[0].GetDouble());
        Assert.Equal("decode", data[2].GetProperty("text")[0].GetString());
    }

    [Fact]
    public void A_workload_without_a_measurement_lies_on_the_first_roof()
    {
        var points = Json(RooflineChart.Of("t", [s_h100], new RooflinePoint("decode", 1))).GetProperty("data")[2];
        Assert.Equal(3.35e12, points.GetProperty("y")[0].GetDouble(), 1);
    }

    [Fact]
    public void A_measured_workload_gets_a_line_up_to_its_roof()
    {
        var shapes = Json(RooflineChart.Of("t", [s_h100, s_h100 with { Name = "other" }], new RooflinePoint("GEMM", 1365, 6e14)))
            .GetProperty("layout").GetProperty("shapes");
        var shape = Assert.Single(shapes.EnumerateArray());
        Assert.Equal(6e14, shape.GetProperty("y0").GetDouble());
        Assert.Equal(989e12, shape.GetProperty("y1").GetDouble());
    }

    [Fact]
    public void Six_series_are_refused_with_the_way_out()
    {
        var six = Enumerable.Range(1, 6).Select(i => $"s{i}").ToArray();
        var error = Assert.Throws<ArgumentException>(() => LineChart.Of("Too many", s_batch, s_time, [.. six.Select(Series)]));
        Assert.Equal("chart \"Too many\" has 6 series and at most 5 can be told apart; leave some out, or draw two charts", error.Message);
        Assert.Throws<ArgumentException>(() => BarChart.Of("t", "k", s_batch, ["a"], [.. six.Select(n => new BarSeries(n, [1]))]));
        Assert.Throws<ArgumentException>(() => RooflineChart.Of("t", [.. six.Select(n => s_h100 with { Name = n })]));
    }

    [Fact]
    public void What_a_chart_cannot_draw_is_refused_by_name()
    {
        Assert.Contains("no series", Refusal(() => LineChart.Of("t", s_batch, s_time)), StringComparison.Ordinal);
        Assert.Contains(
            "named \"a\"", Refusal(() => LineChart.Of("t", s_batch, s_time, Series("a"), Series("a"))), StringComparison.Ordinal);
        Assert.Contains(
            "1 y values for 2 x values", Refusal(() => LineChart.Of("t", s_batch, s_time, new LineSeries("a", [1, 2], [1]))),
            StringComparison.Ordinal);
        Assert.Contains(
            "title that states its finding", Refusal(() => LineChart.Of(" ", s_batch, s_time, Series("a"))), StringComparison.Ordinal);
        Assert.Contains("bandwidth of \"x\" is 0", Refusal(() => RooflineChart.Of("t", [new Roof("x", 1, 0)])), StringComparison.Ordinal);
        Assert.Contains(
            "log axis", Refusal(() => BarChart.Stacked("t", "k", s_time, ["a"], new BarSeries("b", [1]))), StringComparison.Ordinal);
        Assert.Contains(
            "row 1 k", Refusal(() => HeatMap.Of("t", s_batch, ["1", "2"], s_batch, ["1 k"], [[1]], s_time)), StringComparison.Ordinal);

        static string Refusal(Action draw) => Assert.Throws<ArgumentException>(draw).Message;
    }

    [Fact]
    public void Every_series_has_its_own_colour_dash_and_symbol()
    {
        var data = Json(LineChart.Of("t", s_batch, s_time, [.. Enumerable.Range(1, 5).Select(i => Series($"s{i}"))])).GetProperty("data")
            .EnumerateArray().ToArray();
        Assert.Equal(5, data.Select(t => t.GetProperty("line").GetProperty("color").GetString()).Distinct().Count());
        Assert.Equal(5, data.Select(t => t.GetProperty("line").GetProperty("dash").GetString()).Distinct().Count());
        Assert.Equal(5, data.Select(t => t.GetProperty("marker").GetProperty("symbol").GetString()).Distinct().Count());
    }

    [Fact]
    public void Measured_points_stand_beside_a_formula_without_a_line_of_their_own()
    {
        var data = Json(LineChart.Of("t", s_batch, s_time, Series("formula"), Series("measured") with { IsPoints = true }))
            .GetProperty("data");
        Assert.Equal("lines+markers", data[0].GetProperty("mode").GetString());
        Assert.Equal("markers", data[1].GetProperty("mode").GetString());
        Assert.NotEqual(
            data[0].GetProperty("marker").GetProperty("color").GetString(), data[1].GetProperty("marker").GetProperty("color").GetString());
    }

    [Fact]
    public void Palette_colours_follow_the_theme_in_the_offline_picture()
    {
        var svg = SvgFigure.Image(GenericChart.toFigureJson(LineChart.Of("t", s_batch, s_time, Series("a"), Series("b"))));
        Assert.Contains("stroke=\"var(--c1)\"", svg, StringComparison.Ordinal);
        Assert.Contains("stroke=\"var(--c2)\"", svg, StringComparison.Ordinal);
    }
}
