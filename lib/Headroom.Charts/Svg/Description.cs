namespace Headroom.Charts.Svg;

/// <summary>A figure in one line of text, for screen readers and plain terminals.</summary>
public static class Description
{
    /// <summary>Kind, title, axes, then every series with its ranges.</summary>
    /// <exception cref="ArgumentException">The text is not a JSON object.</exception>
    public static string Of(string figureJson) => Of(FigureReader.Read(figureJson));

    internal static string Of(ParsedFigure figure)
    {
        var title = RichText.Parse(figure.Layout.Title).Plain;
        var head = KindOf(figure) + (title.Length > 0 ? $": {title.TrimEnd('.')}." : ".");
        var axes = figure.AxisIds.Select(id => AxisText(figure, id)).Where(text => text.Length > 0);
        var series = figure.Traces.Select(SeriesText).Where(text => text.Length > 0);
        return OneLine(string.Join(' ', new[] { head, Sentence(axes), Sentence(series) }.Where(part => part.Length > 0)));
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Sentence(IEnumerable<string> parts) => string.Join("; ", parts) is { Length: > 0 } joined ? joined + "." : "";

    private static string KindOf(ParsedFigure figure)
    {
        var kinds = figure.Traces.Select(trace => trace switch
        {
            ScatterTrace { Lines: true } => "line chart",
            ScatterTrace => "scatter chart",
            BarTrace { Binned: true } => "histogram",
            BarTrace => "bar chart",
            HeatmapTrace => "heat map",
            UnknownTrace unknown => unknown.Kind + " chart",
            _ => "chart",
        }).Distinct().ToArray();
        var kind = kinds switch { [] => "empty chart", ["line chart", "scatter chart"] => "line chart", _ => string.Join(" and ", kinds) };
        return char.ToUpperInvariant(kind[0]) + kind[1..];
    }

    private static string AxisText(ParsedFigure figure, string id)
    {
        var axis = figure.Axis(id);
        var title = RichText.Parse(axis.Title).Plain;
        return title.Length == 0 ? "" : $"{id}: {title}{(axis.Kind == AxisKind.Log ? ", log scale" : "")}";
    }

    private static string SeriesText(Trace trace)
    {
        var name = RichText.Parse(trace.Name).Plain is { Length: > 0 } given ? given : "series";
        return trace switch
        {
            ScatterTrace { Count: 1 } one => $"{Named(one)} at {Value(one.X[0])}, {Value(one.Y[0])}",
            ScatterTrace s => $"{Named(s)}, {s.Count} points, x {Span(s.X)}, y {Span(s.Y)}",
            BarTrace b => $"{name}, {b.Count} bars, {Span([.. b.Values.Select(Datum.Of)])}",
            HeatmapTrace h => $"{h.Z.Length} by {h.X.Length} cells, {Span([.. h.Z.SelectMany(row => row).Select(Datum.Of)])}",
            _ => "",
        };

        string Named(ScatterTrace s) => s.Labels && s.Count > 1 && s.Texts.Any(t => t.Length > 0)
            ? (trace.Name.Length > 0 ? name + " " : "") + "("
                + string.Join(", ", s.Texts.Where(t => t.Length > 0).Take(8).Select(t => $"“{RichText.Parse(t).Plain}”")) + ")"
            : name;
    }

    private static string Value(Datum datum) => datum.IsNumber ? NumberText.Compact(datum.Number) : datum.Text ?? "none";

    private static string Span(Datum[] data)
    {
        double[] numbers = [.. data.Where(d => d.IsNumber).Select(d => d.Number)];
        if (numbers.Length > 0)
            return numbers.Length == 1 ? NumberText.Compact(numbers[0])
                : $"{NumberText.Compact(numbers.Min())} to {NumberText.Compact(numbers.Max())}";
        return data.Length == 0 ? "none" : $"{Value(data[0])} to {Value(data[^1])}";
    }
}
