using System.Text.Json;

namespace Headroom.Charts.Svg;

internal static partial class FigureReader
{
    private static Trace ReadTrace(JsonElement trace, int slot)
    {
        Trace read = (trace.Text("type") ?? "scatter") switch
        {
            "scatter" or "scattergl" => ReadScatter(trace, slot),
            "bar" => ReadBar(trace, slot),
            "histogram" => ReadHistogram(trace, slot),
            "heatmap" or "heatmapgl" => ReadHeatmap(trace, slot),
            var other => new UnknownTrace(slot, other),
        };
        return read with
        {
            Name = trace.Text("name") ?? "",
            XAxis = AxisReference(trace.Text("xaxis"), 'x'),
            YAxis = AxisReference(trace.Text("yaxis"), 'y'),
            ShowLegend = trace.Flag("showlegend"),
            Opacity = Math.Clamp(trace.Number("opacity") ?? 1, 0, 1),
        };
    }

    private static string AxisReference(string? id, char letter)
        => id is { Length: > 0 } && id[0] == letter && id.AsSpan(1).ContainsAnyExceptInRange('0', '9') is false ? AxisId(id)
            : letter.ToString();

    private static ScatterTrace ReadScatter(JsonElement trace, int slot)
    {
        Datum[] y = trace.Data("y"), x = trace.At("x") is null ? Serial(y.Length) : trace.Data("x");
        var mode = trace.Text("mode") ?? (y.Length < 20 ? "lines+markers" : "lines");
        return new ScatterTrace(slot, x, trace.At("y") is null ? Serial(x.Length) : y)
        {
            Lines = mode.Contains("lines", StringComparison.Ordinal),
            Markers = mode.Contains("markers", StringComparison.Ordinal),
            Labels = mode.Contains("text", StringComparison.Ordinal),
            Texts = trace.Texts("text"),
            TextPositions = trace.Texts("textposition"),
            Line = ReadLine(trace),
            LineShape = trace.Text("line", "shape") ?? "linear",
            Marker = new MarkerStyle(trace.Texts("marker", "color"), Numbers(trace, "marker", "size"), trace.Texts("marker", "symbol")),
            Fill = trace.Text("fill") ?? "none",
            FillColor = trace.Text("fillcolor"),
            XError = ReadError(trace, "error_x", [.. x.Select(d => d.Number)]),
            YError = ReadError(trace, "error_y", [.. y.Select(d => d.Number)]),
        };
    }

    private static BarTrace ReadBar(JsonElement trace, int slot)
    {
        var horizontal = trace.Text("orientation") == "h";
        var (keyName, valueName) = horizontal ? ("y", "x") : ("x", "y");
        double[] values = [.. trace.Data(valueName).Select(d => d.Number)];
        return new BarTrace(slot, trace.At(keyName) is null ? Serial(values.Length) : trace.Data(keyName), values)
        {
            Horizontal = horizontal,
            Base = trace.Number("base"),
            Width = trace.Number("width"),
            Colors = trace.Texts("marker", "color"),
            Pattern = trace.Text("marker", "pattern", "shape") ?? "",
            Texts = trace.Texts("text"),
            TextPosition = trace.Text("textposition") ?? "auto",
            Error = ReadError(trace, horizontal ? "error_x" : "error_y", values),
        };
    }

    private static BarTrace ReadHistogram(JsonElement trace, int slot)
    {
        var horizontal = trace.At("x") is null && trace.At("y") is not null;
        var axis = horizontal ? "y" : "x";
        var bins = Histogram.Count(
            trace.Data(axis), (int?)trace.Number("nbins" + axis),
            trace.Number(axis + "bins", "start"), trace.Number(axis + "bins", "size"), trace.Text("histnorm") ?? "");
        return new BarTrace(slot, bins.Centres, bins.Heights)
        {
            Horizontal = horizontal,
            Binned = true,
            Width = bins.Width,
            Colors = trace.Texts("marker", "color"),
        };
    }

    private static HeatmapTrace ReadHeatmap(JsonElement trace, int slot)
    {
        double[][] z = [.. trace.Items("z").Select(row => row.Data().Select(d => d.Number).ToArray())];
        if (trace.Flag("transpose") == true) z = Transpose(z);
        var columns = z.Length == 0 ? 0 : z.Max(row => row.Length);
        var texts = trace.Text("texttemplate") is { } template ? CellTexts(trace, template, z) : [];
        return new HeatmapTrace(slot,
            trace.At("x") is null ? Serial(columns) : trace.Data("x"),
            trace.At("y") is null ? Serial(z.Length) : trace.Data("y"), z)
        {
            Texts = texts,
            Colors = ColorScale.From(trace.At("colorscale"), trace.Flag("reversescale") == true),
            ShowScale = trace.Flag("showscale") ?? true,
            ScaleTitle = trace.At("colorbar") is { } bar ? bar.TitleText() : "",
            Low = trace.Number("zmin"),
            High = trace.Number("zmax"),
        };
    }

    private static string[][] CellTexts(JsonElement trace, string template, double[][] z)
    {
        string[][] given = [.. trace.Items("text").Select(row => row.Texts())];
        return [.. z.Select((row, r) => row.Select((value, c) => template
            .Replace("%{text}", r < given.Length && c < given[r].Length ? given[r][c] : "", StringComparison.Ordinal)
            .Replace("%{z}", NumberText.Compact(value), StringComparison.Ordinal)).ToArray())];
    }

    private static ErrorBars? ReadError(JsonElement trace, string name, double[] values)
    {
        if (trace.At(name) is not { } error || error.Flag("visible") == false) return null;
        double[] plus = error.Text("type") switch
        {
            "percent" => [.. values.Select(v => Math.Abs(v) * (error.Number("value") ?? 10) / 100)],
            "constant" => [.. values.Select(_ => error.Number("value") ?? 0)],
            _ => Numbers(error, "array"),
        };
        var minus = error.Flag("symmetric") != true && error.At("arrayminus") is not null ? Numbers(error, "arrayminus") : plus;
        return plus.Length + minus.Length == 0 ? null : new ErrorBars(plus, minus, error.Text("color"));
    }

    private static double[] Numbers(JsonElement element, params ReadOnlySpan<string> path) => element.At(path) switch
    {
        { ValueKind: JsonValueKind.Array } array => [.. array.Data().Select(d => d.Number)],
        { ValueKind: JsonValueKind.Number } one => [Datum.From(one).Number],
        _ => [],
    };

    private static double[][] Transpose(double[][] z)
    {
        var columns = z.Length == 0 ? 0 : z.Max(row => row.Length);
        return [.. Enumerable.Range(0, columns).Select(c => z.Select(row => c < row.Length ? row[c] : double.NaN).ToArray())];
    }

    private static Datum[] Serial(int count) => [.. Enumerable.Range(0, count).Select(i => Datum.Of(i))];
}
