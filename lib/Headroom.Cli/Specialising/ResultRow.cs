using System.Globalization;

namespace Headroom.Cli.Specialising;

/// <summary>One measure before and after.</summary>
/// <param name="Name">What is measured, with its unit.</param>
/// <param name="Difference">After less before, file by file: both read the same ones.</param>
/// <param name="Percent">Whether it is a share.</param>
/// <param name="LowerIsBetter">Bits are a cost.</param>
internal sealed record ResultRow(string Name, Interval Before, Interval After, Interval Difference, bool Percent, bool LowerIsBetter)
{
    public static IReadOnlyList<ResultRow> Of(SpecialiseResult result)
    {
        return
        [
            Row("bits per byte", scores => scores.BitsPerByte, percent: false),
            Row("next identifier, exact", scores => scores.Identifier, percent: true),
            Row("rest of the line, exact", scores => scores.RestOfLine, percent: true),
        ];

        ResultRow Row(string name, Func<Scores, Interval> of, bool percent) =>
            new(name, of(result.Before), of(result.After), of(result.Difference), percent, LowerIsBetter: !percent);
    }

    /// <summary>1.234 (1.100 to 1.400), or 12.3 % (10.0 to 15.0).</summary>
    public string Text(Interval value)
    {
        if (value.Mean is not { } mean) return "nothing was asked";
        var ends = value is { Low: { } low, High: { } high } ? $" ({Number(low)} to {Number(high)})" : " (too few files for an interval)";
        return $"{Number(mean)}{(Percent ? " %" : "")}{ends}";
    }

    /// <summary>What the difference's interval says.</summary>
    public string Verdict => Difference switch
    {
        { Low: null } or { High: null } => "cannot be said",
        { High: < 0 } => LowerIsBetter ? "better" : "worse",
        { Low: > 0 } => LowerIsBetter ? "worse" : "better",
        _ => "undecided",
    };

    private string Number(double value) =>
        Percent ? (100 * value).ToString("0.0", CultureInfo.InvariantCulture) : value.ToString("0.000", CultureInfo.InvariantCulture);
}
