namespace Headroom.Charts.Svg;

/// <summary>What an axis spans, in range units. Low is always below High, also when the axis is drawn reversed.</summary>
internal sealed record AxisRange(AxisKind Kind, double Low, double High, IReadOnlyDictionary<string, int> Categories)
{
    /// <summary>NaN for what the axis cannot show: text on a number axis, zero or less on a log axis.</summary>
    public double Unit(Datum datum) => Kind switch
    {
        AxisKind.Category => Categories.TryGetValue(datum.Key, out var index) ? index : double.NaN,
        AxisKind.Log => datum.Number > 0 ? Math.Log10(datum.Number) : double.NaN,
        _ => datum.Number,
    };

    /// <summary>
    /// Annotations give log10 of the value on a log axis; on a category axis a number is a serial number, even where a category bears that
    /// name.
    /// </summary>
    public double AnnotationUnit(Datum datum)
        => Kind == AxisKind.Category && !datum.IsNumber && Categories.TryGetValue(datum.Key, out var index) ? index : datum.Number;

    /// <summary>Shapes give the value itself on a log axis, and serial numbers on a category axis.</summary>
    public double ShapeUnit(Datum datum) => Kind == AxisKind.Log ? Unit(datum) : AnnotationUnit(datum);

    public static AxisKind KindOf(AxisSpec spec, IEnumerable<Datum> data)
        => spec.Kind != AxisKind.Auto ? spec.Kind
            : data.Any(d => d.Text is not null && !d.IsNumber) ? AxisKind.Category
            : AxisKind.Linear;

    public static Dictionary<string, int> Index(AxisSpec spec, IEnumerable<Datum> data)
    {
        var index = new Dictionary<string, int>();
        foreach (var key in spec.Categories.Concat(data.Where(d => d.IsNumber || d.Text is not null).Select(d => d.Key)))
            index.TryAdd(key, index.Count);
        return index;
    }

    /// <summary>The asked-for range, or one around the data with 4 % of air; a range of zero length is widened.</summary>
    public static AxisRange Around(AxisSpec spec, AxisKind kind, Dictionary<string, int> categories, IEnumerable<double> units,
        bool fromZero, bool tight)
    {
        if (spec.Range is { } asked && IsWideEnough(asked.Low, asked.High)) return new(kind, asked.Low, asked.High, categories);
        if (kind == AxisKind.Category) return new(kind, -0.5, Math.Max(categories.Count, 1) - 0.5, categories);
        double[] seen = [.. units.Where(double.IsFinite)];
        if (seen.Length == 0) seen = [0, 1];
        var (low, high) = (seen.Min(), seen.Max());
        if (kind == AxisKind.Linear && (fromZero || spec.ToZero)) (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        if (!IsWideEnough(low, high))
        {
            var half = kind == AxisKind.Log ? 0.5 : low == 0 ? 1 : Math.Abs(low) * 0.1;
            (low, high) = (low - half, high + half);
        }
        if (tight) return new(kind, low, high, categories);
        var air = (high / 2 - low / 2) * 0.08;
        // Air never takes an axis across zero: a negative tick would suggest data there.
        var paddedLow = kind == AxisKind.Linear && low >= 0 ? Math.Max(0, low - air) : low - air;
        var paddedHigh = kind == AxisKind.Linear && high <= 0 ? Math.Min(0, high + air) : high + air;
        return new(kind, paddedLow, paddedHigh, categories);
    }

    private static bool IsWideEnough(double low, double high) => high / 2 - low / 2 > 1e-10 * Math.Max(Math.Abs(low), Math.Abs(high));
}
