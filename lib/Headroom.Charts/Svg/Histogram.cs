namespace Headroom.Charts.Svg;

/// <summary>Counts per bin. Bins are half-open, [start, start + width), but for the last, which takes its end.</summary>
internal sealed record Histogram(Datum[] Centres, double[] Heights, double? Width)
{
    public static Histogram Count(Datum[] samples, int? mostBins, double? start, double? size, string norm)
    {
        if (samples.Any(s => !s.IsNumber && s.Text is not null)) return ByCategory(samples, norm);
        double[] values = [.. samples.Where(s => s.IsNumber).Select(s => s.Number)];
        if (values.Length == 0) return new([], [], null);
        var (low, high) = (values.Min(), values.Max());
        // Rice's rule: 2 n^(1/3) bins, on a step that reads well.
        var wanted = Math.Clamp(mostBins ?? (int)Math.Ceiling(2 * Math.Cbrt(values.Length)), 1, 200);
        var width = size is { } given and > 0 && (high - low) / given <= 1000 ? given
            : LinearTicks.NiceStep(Math.Max(high - low, Math.Abs(high) * 1e-9 + 1e-290) / wanted);
        var first = start ?? Math.Floor(low / width) * width;
        var count = Math.Clamp((int)Math.Floor((high - first) / width) + 1, 1, 1000);
        var heights = new double[count];
        foreach (var value in values)
            heights[Math.Clamp((int)Math.Floor((value - first) / width), 0, count - 1)]++;
        return new([.. Enumerable.Range(0, count).Select(i => Datum.Of(first + (i + 0.5) * width))],
            Normalised(heights, values.Length, width, norm), width);
    }

    private static Histogram ByCategory(Datum[] samples, string norm)
    {
        var groups = samples.Where(s => s.Text is not null).GroupBy(s => s.Text!).ToArray();
        double[] heights = [.. groups.Select(g => (double)g.Count())];
        return new([.. groups.Select(g => new Datum(double.NaN, g.Key))], Normalised(heights, samples.Length, 1, norm), null);
    }

    private static double[] Normalised(double[] counts, int total, double width, string norm) => norm switch
    {
        "percent" => [.. counts.Select(c => 100 * c / total)],
        "probability" => [.. counts.Select(c => c / total)],
        "density" => [.. counts.Select(c => c / width)],
        "probability density" => [.. counts.Select(c => c / total / width)],
        _ => counts,
    };
}
