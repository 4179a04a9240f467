using System.Globalization;

namespace Headroom.Cli.Specialising;

/// <summary>One measure before and after.</summary>
/// <param name="Name">What is measured, with its unit.</param>
/// <param name="Percent">Whether it is a share.</param>
/// <param name="LowerIsBetter">Bits are a cost.</param>
internal sealed record ResultRow(string Name, Interval Before, Interval After, bool Percent, bool LowerIsBetter)
{
    public static IReadOnlyList<ResultRow> Of(SpecialiseResult result) =>
    [
        new("bits per byte", result.Before.BitsPerByte, result.After.BitsPerByte, false, true),
        new("next identifier, exact", result.Before.Identifier, result.After.Identifier, true, false),
        new("rest of the line, exact", result.Before.RestOfLine, result.After.RestOfLine, true, false),
    ];

    /// <summary>1.234 (1.100 to 1.400), or 12.3 % (10.0 to 15.0).</summary>
    public string Text(Interval value) => Percent
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * value.Mean:0.0} % ({100 * value.Low:0.0} to {100 * value.High:0.0})")
        : string.Create(CultureInfo.InvariantCulture, $"{value.Mean:0.000} ({value.Low:0.000} to {value.High:0.000})");

    /// <summary>What both intervals say: where they overlap, the same files may still differ one by one.</summary>
    public string Verdict => After.Low > Before.High || After.High < Before.Low
        ? (After.Mean < Before.Mean) == LowerIsBetter ? "better, and the intervals are apart" : "worse, and the intervals are apart"
        : "the intervals overlap";
}
