using System.Globalization;

namespace Headroom.Charts.Svg;

/// <summary>Numbers as a reader wants them: 0.25, 20,000, 1.5 M, 10⁻³.</summary>
internal static partial class NumberText
{
    private static readonly string[] s_si = ["", "k", "M", "G", "T", "P", "E"];
    private static readonly string[] s_short = ["", "k", "M", "B", "T"];

    /// <summary>A few significant digits, for tooltips and descriptions.</summary>
    public static string Compact(double value, int digits = 4)
    {
        var size = Math.Abs(value);
        if (!double.IsFinite(value)) return "none";
        if (size == 0) return "0";
        if (size is >= 999_950 and < 9.995e20) return Prefixed(value, s_si, 3);
        if (size is < 1e-4 or >= 9.995e20) return Scientific(value, 3);
        return size >= 1000 ? Grouped(value, 0) : Plain(Significant(value, digits));
    }

    /// <summary>Labels of evenly spaced values, all with the same number of decimals and the same prefix.</summary>
    public static string[] Labels(double[] values, double step, TickStyle style)
    {
        if (style.Format is { } format && Formatted(values, format) is { } done) return done;
        var largest = values.Length == 0 ? 0 : values.Max(Math.Abs);
        return style.Exponent switch
        {
            "none" => Each(values, v => Grouped(v, Decimals(step))),
            "power" when largest is >= 1e4 or < 1e-3 => Each(values, v => Scientific(v, 4)),
            "e" or "E" => Each(values, v => v.ToString("0.###e+0", CultureInfo.InvariantCulture)),
            _ when largest is > 0 and < 1e-3 or >= 1e21 => Each(values, v => Scientific(v, 4)),
            _ when largest < 1e5 => Each(values, v => Grouped(v, Decimals(step))),
            var exponent => Shared(values, step, largest, exponent == "B" ? s_short : s_si),
        };
    }

    /// <summary>Labels of values decades apart: plain within 0.001 to 10,000, else SI prefixes from 1 up, else powers of ten.</summary>
    public static string[] LogLabels(double[] values, TickStyle style)
    {
        if (style.Format is { } format && Formatted(values, format) is { } done) return done;
        if (values.Length == 0) return [];
        var (least, most) = (values.Min(), values.Max());
        return style.Exponent switch
        {
            "power" => Each(values, v => Scientific(v, 1)),
            "none" => Each(values, v => Grouped(v, Math.Clamp(Decimals(v), 0, 12))),
            "e" or "E" => Each(values, v => v.ToString("0.###e+0", CultureInfo.InvariantCulture)),
            "B" when least >= 0.999e-3 && most < 1e15 => Each(values, v => v < 1 ? Plain(v) : Prefixed(v, s_short, 3)),
            _ when least >= 0.999e-3 && most <= 1.001e4 => Each(values, v => v < 1 ? Plain(v) : Grouped(v, 0)),
            _ when least >= 0.999e-3 && most < 1e21 => Each(values, v => v < 1 ? Plain(v) : Prefixed(v, s_si, 3)),
            _ => Each(values, v => Scientific(v, 1)),
        };
    }

    public static string Superscript(int number)
        => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));

    private static string[] Each(double[] values, Func<double, string> text)
        => [.. values.Select(v => v == 0 ? "0" : text(v).Replace('-', '−'))];

    private static string[] Shared(double[] values, double step, double largest, string[] prefixes)
    {
        var power = Math.Clamp((int)Math.Floor(Math.Log10(largest) / 3 + 1e-9), 0, prefixes.Length - 1);
        var unit = Math.Pow(1000, power);
        return Each(values, v => Joined(Grouped(v / unit, Decimals(step / unit)), prefixes[power]));
    }

    private static string Prefixed(double value, string[] prefixes, int digits)
    {
        var power = Math.Clamp((int)Math.Floor(Math.Log10(Math.Abs(value)) / 3 + 1e-6), 0, prefixes.Length - 1);
        return Joined(Plain(Significant(value / Math.Pow(1000, power), digits)), prefixes[power]);
    }

    // A no-break space, or a label wraps between number and prefix.
    private static string Joined(string number, string prefix) => prefix.Length == 0 ? number : $"{number}\u00a0{prefix}";

    private static string Scientific(double value, int digits)
    {
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-9);
        var mantissa = Significant(value / Math.Pow(10, exponent), digits);
        var power = exponent is 0 ? "" : exponent is 1 ? "10" : $"10{Superscript(exponent)}";
        return (Math.Abs(mantissa), power) switch
        {
            (_, "") => Plain(mantissa),
            (1, _) => mantissa < 0 ? $"-{power}" : power,
            _ => $"{Plain(mantissa)}×{power}",
        };
    }

    private static double Significant(double value, int digits)
        => double.Parse(value.ToString($"G{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Plain(double value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Grouped(double value, int decimals)
        => Math.Abs(value) >= 1e4 || decimals == 0
            ? value.ToString($"N{decimals}", CultureInfo.InvariantCulture)
            : value.ToString($"F{decimals}", CultureInfo.InvariantCulture);

    /// <summary>Decimals that tell neighbours <paramref name="step"/> apart.</summary>
    private static int Decimals(double step)
    {
        for (var decimals = 0; decimals < 12; decimals++)
            if (Math.Abs(step * Math.Pow(10, decimals) - Math.Round(step * Math.Pow(10, decimals))) < 1e-6 * Math.Pow(10, decimals) * step)
                return decimals;
        return 12;
    }
}
