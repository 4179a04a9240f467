namespace Headroom.Charts.Svg;

internal static class LogTicks
{
    // A decade narrower than this has no room for eight faint lines.
    private const double MinorDecadePixels = 34;

    /// <param name="low">log10 of the lowest value.</param>
    /// <param name="high">log10 of the highest.</param>
    /// <param name="most">How many labels have room.</param>
    /// <param name="pixels">Length of the axis.</param>
    /// <param name="style">How to write labels.</param>
    public static Tick[] For(double low, double high, int most, double pixels, TickStyle style)
    {
        int first = (int)Math.Ceiling(low - 1e-9), last = (int)Math.Floor(high + 1e-9);
        if (last - first < 1) return Short(low, high, most, style);
        var every = Every(last - first + 1, most);
        double[] powers = [.. Range(first, last).Where(e => e % every == 0).Select(e => (double)e)];
        var labels = NumberText.LogLabels([.. powers.Select(e => Math.Pow(10, e))], style);
        var major = powers.Select((e, i) => new Tick(e, labels[i]));
        return every == 1 && pixels / (high - low) >= MinorDecadePixels ? [.. Minor(low, high), .. major] : [.. major];
    }

    /// <summary>Less than two powers of ten in sight: label 1, 2 and 5, or fall back on even steps.</summary>
    private static Tick[] Short(double low, double high, int most, TickStyle style)
    {
        double[] values = [.. Range((int)Math.Floor(low), (int)Math.Ceiling(high))
            .SelectMany(e => new double[] { 1, 2, 5 }.Select(m => m * Math.Pow(10, e)))
            .Where(v => Math.Log10(v) >= low - 1e-9 && Math.Log10(v) <= high + 1e-9)];
        if (values.Length < 2)
        {
            var (from, to) = (Math.Pow(10, low), Math.Pow(10, high));
            return [.. LinearTicks.For(from, to, most, style).Where(t => t.Unit > 0).Select(t => t with { Unit = Math.Log10(t.Unit) })];
        }
        var labels = NumberText.LogLabels(values, style);
        return [.. Minor(low, high), .. values.Select((v, i) => new Tick(Math.Log10(v), labels[i]))];
    }

    private static IEnumerable<Tick> Minor(double low, double high)
        => Range((int)Math.Floor(low), (int)Math.Ceiling(high))
            .SelectMany(e => Enumerable.Range(2, 8).Select(m => e + Math.Log10(m)))
            .Where(u => u >= low && u <= high)
            .Select(u => new Tick(u, null));

    private static int Every(int decades, int most)
    {
        foreach (var every in (ReadOnlySpan<int>)[1, 2, 3, 6, 12, 24, 50, 100])
            if ((decades + every - 1) / every <= most) return every;
        return 200;
    }

    private static IEnumerable<int> Range(int first, int last) => Enumerable.Range(first, Math.Max(0, last - first + 1));
}
