namespace Headroom.Grading.Reporting;

/// <summary>
/// The section of a report about what is wrong: mistakes in words, then wrong numbers beside the right ones, then the pattern of all of
/// them.
/// </summary>
internal static class MismatchLines
{
    public static IEnumerable<ReportLine> Of(Report report, int width)
    {
        foreach (var fact in report.Mismatches.Where(m => m.IsFact).Select(m => m.Sentence ?? $"must hold: {m.Where}").Distinct())
            foreach (var line in Wrapping.Lines(fact, width - 2)) yield return new(new Piece($"  {line}", Ink.Bad));
        foreach (var line in Numbers([.. report.Mismatches.Where(m => !m.IsFact)], width)) yield return line;
        if (report.Pattern is null) yield break;
        foreach (var line in Wrapping.Lines($"... {report.Pattern}", width - 2)) yield return new(new Piece($"  {line}"));
    }

    // In one table; where that is too wide, a row's name gets a line of its own.
    private static IEnumerable<ReportLine> Numbers(IReadOnlyList<Mismatch> wrong, int width)
    {
        if (wrong.Count == 0) yield break;
        var rows = wrong.Select(Row).ToList();
        var (name, got, expected, allowed) =
            (rows.Max(r => r.Where.Length), rows.Max(r => r.Got.Length), rows.Max(r => r.Expected.Length), rows.Max(r => r.Allowed.Length));
        var isTable = $"  {"",3}got {"",3}expected {"",3}allowed ".Length + name + got + expected + allowed <= width;
        foreach (var row in rows)
        {
            if (!isTable) yield return new(new Piece($"  {row.Where}"));
            yield return new(
                new Piece(isTable ? $"  {row.Where.PadRight(name)}   got " : "    got "), new Piece(row.Got.PadLeft(got), Ink.Bad),
                new Piece("   expected "), new Piece(row.Expected.PadLeft(expected), Ink.Good),
                new Piece($"   allowed {row.Allowed}", Ink.Muted));
        }
    }

    private static (string Where, string Got, string Expected, string Allowed) Row(Mismatch wrong)
    {
        var (got, expected) = Grading.Numbers.Pair(wrong.Got, wrong.Expected);
        return (wrong.Where, got, expected, Grading.Numbers.Short(wrong.Allowed));
    }
}
