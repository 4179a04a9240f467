using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Headroom.Charts.Svg;

/// <summary>Whatever the numbers, the picture is well-formed and has no coordinate that is not a number.</summary>
public sealed class AnyFigure
{
    private static string Json(double[] values) =>
        "[" + string.Join(
            ",", values.Select(v =>
            double.IsFinite(v) ? v.ToString("R", CultureInfo.InvariantCulture) : $"\"{v.ToString(CultureInfo.InvariantCulture)}\"")) + "]";

    private static bool Draws(string traces, string layout)
    {
        var html = SvgFigure.Render(Figures.Of(traces, layout), "f");
        var figure = XElement.Parse(html);
        return figure.Descendants().Attributes().All(a => !Drawing.NotANumber().IsMatch(a.Value));
    }

    private static string Axes(bool logX, bool logY) => $$"""{"xaxis":{"type":"{{(logX ? "log" : "linear")}}"},"yaxis":{"type":"{{(logY ? "log" : "linear")}}"} }""";

    [Fact]
    public void Lines_of_any_numbers() => Check.QuickThrowOnFailure(Prop.ForAll((double[] x, double[] y, bool[] log) =>
        Draws($$"""{"type":"scatter","mode":"lines+markers+text","text":["a","b"],"x":{{Json(x)}},"y":{{Json(y)}},"error_y":{"array":{{Json(y)}} },"fill":"tozeroy"}""", Axes(log.Length % 2 == 1, log.FirstOrDefault()))));

    [Fact]
    public void Bars_of_any_numbers() => Check.QuickThrowOnFailure(Prop.ForAll((double[] x, double[] y, bool stack) =>
        Draws($$"""{"type":"bar","x":{{Json(x)}},"y":{{Json(y)}} },{"type":"bar","x":{{Json(x)}},"y":{{Json(x)}},"text":"t"}""", Axes(false, x.Length % 2 == 1).Replace("{\"x", $"{{\"barmode\":\"{(stack ? "stack" : "group")}\",\"x", StringComparison.Ordinal))));

    [Fact]
    public void Heat_maps_of_any_numbers() => Check.QuickThrowOnFailure(Prop.ForAll((double[][] z, double[] x) =>
        Draws($$"""{"type":"heatmap","texttemplate":"%{z}","x":{{Json(x)}},"z":[{{string.Join(",", z.Select(Json))}}]}""", "{}")));

    [Fact]
    public void Histograms_of_any_numbers() => Check.QuickThrowOnFailure(Prop.ForAll((double[] x, bool log) =>
        Draws($$"""{"type":"histogram","x":{{Json(x)}} }""", Axes(false, log))));

    [Fact]
    public void Annotations_shapes_and_ranges_anywhere() => Check.QuickThrowOnFailure(Prop.ForAll((double[] v, bool log) =>
    {
        double[] at = [.. v.Concat([1, double.NaN, 1e300, -1, 5e-324, 3]).Take(6)];
        var (x, y) =
            ($"\"{at[0].ToString("R", CultureInfo.InvariantCulture)}\"", $"\"{at[1].ToString("R", CultureInfo.InvariantCulture)}\"");
        return Draws(Figures.Line, $$"""
            {"xaxis":{"type":"{{(log ? "log" : "linear")}}","range":{{Json(at[2..4])}} },"yaxis":{"range":{{Json(at[4..6])}},"dtick":{{x}} },
             "annotations":[{"x":{{x}},"y":{{y}},"text":"here","ax":{{x}},"ay":{{y}} },{"x":{{x}},"y":{{y}},"xref":"paper","yref":"paper","text":"there","textangle":{{x}} }],
             "shapes":[{"type":"rect","x0":{{x}},"x1":{{y}},"y0":{{x}},"y1":{{y}} },{"type":"line","xref":"paper","x0":{{x}},"x1":1,"y0":{{x}},"y1":{{y}} }]}
            """);
    }));

    [Fact]
    public void Titles_and_names_of_any_text() => Check.QuickThrowOnFailure(Prop.ForAll((string title, string name, string key) =>
        Draws($$"""{"type":"bar","name":{{Quoted(name)}},"x":[{{Quoted(key)}},"b"],"y":[1,2],"text":[{{Quoted(title)}}]},{"type":{{Quoted(key)}} }""",
            $$"""{"title":{"text":{{Quoted(title)}} },"showlegend":true,"xaxis":{"title":{"text":{{Quoted(key)}} } } }""")));

    private static string Quoted(string? text) => JsonSerializer.Serialize(text ?? "");
}
