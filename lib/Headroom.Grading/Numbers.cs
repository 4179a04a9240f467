namespace Headroom.Grading;

/// <summary>How numbers are printed in reports: six significant digits, thousands grouped, no false zeros.</summary>
public static class Numbers
{
    // Beyond it the smaller one's digits would lie behind those that are shown.
    private const double OneFormat = 1e6;

    public static string Format(double value)
    {
        if (!double.IsFinite(value)) return value.ToString();
        var size = Math.Abs(value);
        if (size == Math.Floor(size) && size < 1e12) return value.ToString("#,0");
        if (size is >= 1e4 and < 1e9) return value.ToString("#,0.##");
        return size is >= 1e-4 and < 1e4 ? value.ToString("G6") : value.ToString("0.#####e+0");
    }

    /// <summary>At most four significant digits of what is no whole number: for bounds, and for what was computed for comparison.</summary>
    public static string Short(double value)
    {
        var size = Math.Abs(value);
        if (!double.IsFinite(value) || size == Math.Floor(size) && size < 1e12) return Format(value);
        return size >= 1e4
            ? size < 1e9 ? value.ToString("#,0")
            : value.ToString("0.###e+0") : size >= 1e-4 ? value.ToString("G4") : value.ToString("0.##e+0");
    }

    /// <summary>
    /// Two numbers in one format, with as many digits as it takes to see where they differ; where one is a million times the other and
    /// more, each in its own.
    /// </summary>
    public static (string Got, string Expected) Pair(double got, double expected)
    {
        var (size, apart) = (Math.Max(Math.Abs(got), Math.Abs(expected)), Math.Abs(got - expected));
        if (!double.IsFinite(size) || apart == 0) return (Format(got), Format(expected));
        if (got == Math.Floor(got) && expected == Math.Floor(expected) && size < 1e12) return (Format(got), Format(expected));
        if (Math.Min(Math.Abs(got), Math.Abs(expected)) is > 0 and var smaller && size / smaller > OneFormat)
            return (Format(got), Format(expected));
        // Six significant digits of the larger, and two of the difference; a double has 17.
        var first = (int)Math.Floor(Math.Log10(size));
        var digits = Math.Clamp(Math.Max(6, first - (int)Math.Floor(Math.Log10(apart)) + 2), 1, 17);
        var power = first is >= -4 and < 9 ? 0 : first;
        var decimals = Math.Clamp(digits - 1 - (first - power), 0, 20);
        return Trimmed(Fixed(got, power, decimals), Fixed(expected, power, decimals), power);
    }

    private static string Fixed(double value, int power, int decimals) =>
        value == 0 ? "0" : (power == 0 ? value : value / Math.Pow(10, power)).ToString($"#,0.{new string('0', decimals)}");

    // Without the zeros that both end in.
    private static (string, string) Trimmed(string a, string b, int power)
    {
        while (Ends(a) && Ends(b)) (a, b) = (Cut(a), Cut(b));
        var unit = power == 0 ? "" : $"e{power:+0;-0}";
        return (Whole(a), Whole(b));

        static bool Ends(string text) => text == "0" || text.Contains('.', StringComparison.Ordinal) && text[^1] is '0' or '.';
        static string Cut(string text) => text == "0" ? text : text[..^1];
        string Whole(string text) => text == "0" ? text : text + unit;
    }

    /// <summary>1 wavefront, 1.5 wavefronts: to one decimal.</summary>
    public static string Per(double value, string noun) =>
        value.ToString("0.#") is var text && text == "1" ? $"1 {noun}" : $"{value:#,0.0} {noun}s";

    /// <summary>1 case, 2 cases.</summary>
    public static string Count(int count, string noun) => Count(count, noun, noun + "s");

    /// <summary>1 query, 2 queries.</summary>
    public static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count:#,0} {many}";
}
