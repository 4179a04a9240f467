namespace Headroom.Grading.Reporting;

/// <summary>
/// The section of a report about counts and their budgets: a table, under the name of the case where several cases have one.
/// </summary>
internal sealed class BudgetLines
{
    private readonly IReadOnlyList<BudgetRow> _rows;
    private readonly int _width, _name;
    private readonly int[] _columns;
    private readonly bool _isTable, _hasCompulsory, _hasNaive;

    private BudgetLines(IReadOnlyList<BudgetRow> rows, int width)
    {
        (_rows, _width, _name) = (rows, width, rows.Max(row => row.What.Length));
        (_hasCompulsory, _hasNaive) = (rows.Any(row => row.Compulsory is not null), rows.Any(row => row.Naive is not null));
        // Worked out on paper, from the shapes; nobody ran it.
        string[] headings = ["yours", "budget", .. _hasCompulsory ? ["compulsory"] : Array.Empty<string>(),
            .. _hasNaive ? ["naive (computed)"] : Array.Empty<string>()];
        _columns = [.. headings.Select((heading, c) => Math.Max(heading.Length, rows.Max(row => Cells(row)[c].Length)))];
        Heading = string.Concat(headings.Select((heading, c) => $"   {heading.PadLeft(_columns[c])}"));
        _isTable = _name + Heading.Length <= width;
    }

    private string Heading { get; }

    public static IEnumerable<ReportLine> Of(Report report, int width) =>
        report.Budget.Count == 0 || report.Outcome is Outcome.Failed && report.Reason is not (Reason.OverBudget or Reason.TooSlow)
            ? []
            : new BudgetLines(report.Budget, width).All();

    private IEnumerable<ReportLine> All()
    {
        yield return new(new Piece($"{"".PadRight(_isTable ? _name : 0)}{Heading}", Ink.Muted));
        var cases = _rows.GroupBy(row => row.Case).ToList();
        foreach (var one in cases)
        {
            if (cases.Count > 1 && one.Key is { } name)
                foreach (var line in Wrapping.Lines(name, _width)) yield return new(new Piece(line, Ink.Muted));
            foreach (var line in one.OrderBy(row => row.IsConsequence).SelectMany(Lines)) yield return line;
        }
        var versions = _rows.Where(row => row.Naive is not null).Select(row => row.NaiveIs).OfType<string>().Distinct().ToArray();
        if (versions.Length == 0) yield break;
        foreach (var line in Wrapping.Lines($"naive: {string.Join("; ", versions)}", _width)) yield return new(new Piece(line, Ink.Muted));
    }

    // Where the table is too wide, a row's name gets a line of its own.
    private IEnumerable<ReportLine> Lines(BudgetRow row)
    {
        if (!_isTable) yield return new(new Piece(row.What));
        var cells = Cells(row).Select((cell, c) => $"   {cell.PadLeft(_columns[c])}").ToArray();
        yield return new(
            new Piece(_isTable ? row.What.PadRight(_name) : ""),
            new Piece(cells[0], row.IsConsequence ? Ink.Plain : row.Kept ? Ink.Good : Ink.Bad),
            new Piece(string.Concat(cells[1..])));
    }

    private string[] Cells(BudgetRow row) =>
    [
        Amount(row, Grading.Numbers.Format(row.Yours)), (row.AtLeast ? ">= " : "") + Amount(row, Grading.Numbers.Format(row.Limit)),
        .. _hasCompulsory ? [Rough(row, row.Compulsory)] : Array.Empty<string>(),
        .. _hasNaive ? [Rough(row, row.Naive)] : Array.Empty<string>(),
    ];

    private static string Rough(BudgetRow row, double? value) => value is { } known ? Amount(row, Grading.Numbers.Short(known)) : "-";

    private static string Amount(BudgetRow row, string value) => $"{value} {row.Unit}".TrimEnd();
}
