using System.Globalization;

namespace Headroom.Simulator.Reporting;

/// <summary>Numbers as reports write them: three digits, decimal prefixes.</summary>
public static class Readable
{
    private static readonly string[] s_prefixes = ["", "k", "M", "G", "T", "P"];

    public static string Bytes(double bytes) => Scaled(bytes, "B");

    public static string Flops(double flops) => Scaled(flops, "FLOP");

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>1 wavefront, 1.50 wavefronts.</summary>
    public static string Per(double ratio, string noun) => Ratio(ratio) is var text && text == "1.00" ? $"1 {noun}" : $"{text} {noun}s";

    public static string Percent(double share) => $"{share * 100:0.#} %";

    public static string Seconds(double seconds) => seconds switch
    {
        0 => "0 s",
        < 1e-6 => $"{Digits(seconds * 1e9)} ns",
        < 1e-3 => $"{Digits(seconds * 1e6)} us",
        < 1 => $"{Digits(seconds * 1e3)} ms",
        _ => $"{Digits(seconds)} s",
    };

    public static string Extent(Index3D extent) =>
        extent.Z > 1 ? $"{extent.X} x {extent.Y} x {extent.Z}" : extent.Y > 1 ? $"{extent.X} x {extent.Y}" : $"{extent.X}";

    private static string Scaled(double value, string unit)
    {
        var prefix = 0;
        while (Math.Abs(value) >= 999.5 && prefix < s_prefixes.Length - 1)
        {
            value /= 1000;
            prefix++;
        }
        return $"{(prefix == 0 ? value.ToString("0", CultureInfo.InvariantCulture) : Digits(value))} {s_prefixes[prefix]}{unit}";
    }

    // 8.65, 14.2, 142
    private static string Digits(double value) =>
        value.ToString(value < 9.995 ? "0.00" : value < 99.95 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
