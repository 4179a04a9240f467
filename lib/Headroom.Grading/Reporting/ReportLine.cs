namespace Headroom.Grading.Reporting;

/// <summary>What a piece of a report is, so that a terminal, a card and plain text can each show it in their own way.</summary>
public enum Ink
{
    Plain,
    Strong,
    Muted,
    Good,
    Bad,
    Path,
}

/// <param name="Spoken">What a screen reader says in place of a mark such as ●.</param>
public readonly record struct Piece(string Text, Ink Ink = Ink.Plain, string? Spoken = null);

/// <summary>One line of a report.</summary>
public sealed record ReportLine(params IReadOnlyList<Piece> Pieces)
{
    public static ReportLine Blank { get; } = new([]);

    public string Text => string.Concat(Pieces.Select(s => s.Text)).TrimEnd();

    /// <summary>Two texts at the two ends of a line of <paramref name="width"/> columns; the left one gives way.</summary>
    internal static ReportLine Ends(Piece left, Piece right, int width)
    {
        var room = Math.Max(10, width - right.Text.Length - 2);
        var text = left.Text.Length <= room ? left.Text : left.Text[..(room - 1)] + "…";
        return right.Text.Length == 0 ? new(left with { Text = text }) : new(left with { Text = text.PadRight(room + 2) }, right);
    }
}
