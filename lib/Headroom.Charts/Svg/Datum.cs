using System.Globalization;
using System.Text.Json;

namespace Headroom.Charts.Svg;

/// <summary>One coordinate of a figure: a number (NaN where there is none) and, if it came as a string, that string.</summary>
internal readonly record struct Datum(double Number, string? Text)
{
    // Beyond these, sums and differences of coordinates leave the range of a double.
    private const double Largest = 1e300, Smallest = 1e-300;

    public bool IsNumber => double.IsFinite(Number);

    /// <summary>The key of this coordinate on a category axis.</summary>
    public string Key => Text ?? Number.ToString("R", CultureInfo.InvariantCulture);

    public static Datum Of(double number) => new(Drawable(number), null);

    public static Datum From(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => Of(value.TryGetDouble(out var number) ? number : double.NaN),
        JsonValueKind.String => From(value.GetString()!),
        _ => new(double.NaN, null),
    };

    private static Datum From(string text) => text switch
    {
        "NaN" or "Infinity" or "-Infinity" => new(double.NaN, null),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new(Drawable(number), text),
        _ => new(double.NaN, text),
    };

    private static double Drawable(double number) => Math.Abs(number) switch
    {
        < Smallest => 0,
        <= Largest => number,
        _ => double.NaN,
    };
}
