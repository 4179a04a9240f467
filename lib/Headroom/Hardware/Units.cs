namespace Headroom.Hardware;

/// <summary>Prefixes spelled out: GB is 10^9 bytes, GiB is 2^30; the two differ by 7 %.</summary>
public static class Units
{
    /// <summary>10^3.</summary>
    public const double Kilo = 1e3;

    /// <summary>10^6.</summary>
    public const double Mega = 1e6;

    /// <summary>10^9.</summary>
    public const double Giga = 1e9;

    /// <summary>10^12.</summary>
    public const double Tera = 1e12;

    /// <summary>2^10.</summary>
    public const double Kibi = 1024;

    /// <summary>2^20.</summary>
    public const double Mebi = 1024 * Kibi;

    /// <summary>2^30.</summary>
    public const double Gibi = 1024 * Mebi;

    private static readonly (double Scale, string Prefix)[] s_si =
        [(1e15, "P"), (1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"), (1, ""), (1e-3, "m"), (1e-6, "µ"), (1e-9, "n")];

    private static readonly (double Scale, string Prefix)[] s_binary =
        [(1024 * Gibi, "Ti"), (Gibi, "Gi"), (Mebi, "Mi"), (Kibi, "Ki"), (1, "")];

    /// <summary>Value with a decimal prefix and four significant digits: <c>Si(9.894e14, "FLOP/s")</c> is <c>989.4 TFLOP/s</c>.</summary>
    public static string Si(double value, string unit) => WithPrefix(value, unit, s_si);

    /// <summary>Bytes with a binary prefix and four significant digits: <c>Binary(4294967296)</c> is <c>4 GiB</c>.</summary>
    public static string Binary(double bytes) => WithPrefix(bytes, "B", s_binary);

    private static string WithPrefix(double value, string unit, (double Scale, string Prefix)[] prefixes)
    {
        if (value == 0 || !double.IsFinite(value)) return $"{value} {unit}";
        // Round first, so that 999.96 becomes 1 k and not 1000.
        var rounded = RoundToFour(value);
        var (scale, prefix) = prefixes.FirstOrDefault(p => Math.Abs(rounded) >= p.Scale, prefixes[^1]);
        return $"{RoundToFour(value / scale):0.####} {prefix}{unit}";
    }

    private static double RoundToFour(double value)
    {
        var decimals = 3 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return decimals is >= 0 and <= 15 ? Math.Round(value, decimals) : double.Parse(value.ToString("E3"));
    }
}
