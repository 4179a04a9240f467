using System.Globalization;
using System.Text.RegularExpressions;
using Headroom.Hardware;

namespace Headroom.Tests.Hardware;

/// <summary>
/// The arithmetic of a derivation, written here a second time: a product of numbers, each with the name of what it counts or a unit.
/// </summary>
internal static partial class Derivation
{
    // What one unit is worth in B, FLOP/s and 1/s. Any other word names what is counted.
    private static readonly Dictionary<string, double> s_units = new()
    {
        ["bit"] = 1.0 / 8,
        ["B"] = 1,
        ["MiB"] = Units.Mebi,
        ["MHz"] = Units.Mega,
        ["MT/s"] = Units.Mega,
        ["GHz"] = Units.Giga,
        ["TFLOP/s"] = Units.Tera,
        ["TOP/s"] = Units.Tera,
    };

    /// <summary>
    /// <c>2 channels x 8 B x 5,600 MT/s</c> is 89.6e9; throws <see cref="FormatException"/> on anything but such a product.
    /// </summary>
    public static double Of(string text) => text.Split(" x ").Select(factor => Factor(factor, text)).Aggregate((a, b) => a * b);

    private static double Factor(string factor, string text)
    {
        var parts = Parts().Match(factor);
        if (!parts.Success) throw new FormatException($"'{factor}' in '{text}' is not a number and a word.");
        var number = double.Parse(
            parts.Groups["number"].Value, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return number * s_units.GetValueOrDefault(parts.Groups["word"].Value, 1);
    }

    [GeneratedRegex(@"^(?<number>\d[\d,]*(\.\d+)?)( (?<word>[A-Za-z/]+))?$")]
    private static partial Regex Parts();
}
