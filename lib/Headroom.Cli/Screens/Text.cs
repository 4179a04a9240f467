using Headroom.Grading.Reporting;

namespace Headroom.Cli.Screens;

/// <summary>Plain text fitted to a width.</summary>
internal static class Text
{
    /// <summary>Lines of at most <paramref name="width"/> columns, broken between words; a longer word gets a line of its own.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }

    /// <summary>The last lines of what a program said, enough to tell why it ended.</summary>
    public static string Last(string said) => string.Join('\n', said.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(8));

    /// <summary>"1 point", "7 points".</summary>
    public static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count:#,0} {what}s";

    /// <summary>Left and right ends of one line as wide as a report.</summary>
    public static IReadOnlyList<Piece> Ends(Piece left, Piece right, int width) =>
        [left with { Text = left.Text.PadRight(Math.Max(left.Text.Length + 2, width - right.Text.Length)) }, right];

    /// <summary>A bar of <paramref name="width"/> blocks, filled in proportion; only a full count fills it.</summary>
    public static IReadOnlyList<Piece> Bar(int done, int of, int width)
    {
        var filled = of == 0 ? 0 : Math.Min(width, done * width / of);
        if (done > 0) filled = Math.Max(1, filled);
        return [new Piece(new string('█', filled), Ink.Good), new Piece(new string('░', width - filled), Ink.Muted)];
    }
}
