namespace Headroom.Grading;

/// <summary>How numbers are printed in reports: six significant digits, thousands grouped, no false zeros.</summary>
public static class Numbers
{
    public static string Format(double value)
    {
        if (!double.IsFinite(value)) return value.ToString();
        var size = Math.Abs(value);
        if (size == Math.Floor(size) && size < 1e12) return value.ToString("#,0");
        if (size is >= 1e4 and < 1e9) return value.ToString("#,0.##");
        return size is >= 1e-4 and < 1e4 ? value.ToString("G6") : value.ToString("0.#####e+0");
    }

    /// <summary>1 case, 2 cases.</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count:#,0} {noun}s";
}
