namespace Headroom.Agents.Patches;

/// <summary>Which lines stay, go and come: as many as possible stay.</summary>
internal static class LineDiff
{
    // Beyond this many pairs of lines a table of them costs more than a shorter patch is worth: all of the middle goes and comes.
    private const long MostPairs = 25_000_000;

    /// <summary>A longest common subsequence of both; of a change, what goes stands before what comes.</summary>
    public static List<HunkLine> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var head = 0;
        while (head < before.Count && head < after.Count && before[head] == after[head]) head++;
        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && before[^(tail + 1)] == after[^(tail + 1)]) tail++;

        var lines = new List<HunkLine>(before.Count + after.Count);
        for (var i = 0; i < head; i++) lines.Add(new(' ', before[i]));
        Middle([.. before.Take(before.Count - tail).Skip(head)], [.. after.Take(after.Count - tail).Skip(head)], lines);
        for (var i = tail; i > 0; i--) lines.Add(new(' ', before[^i]));
        return lines;
    }

    private static void Middle(string[] before, string[] after, List<HunkLine> lines)
    {
        var (rows, columns) = (before.Length, after.Length);
        var common = (long)rows * columns <= MostPairs ? CommonAfter(before, after) : null;
        var (row, column) = (0, 0);
        while (row < rows || column < columns)
        {
            if (common is not null && row < rows && column < columns && before[row] == after[column])
            {
                lines.Add(new(' ', before[row]));
                (row, column) = (row + 1, column + 1);
            }
            else if (row < rows && (column == columns || common is null || common[row + 1, column] >= common[row, column + 1]))
                lines.Add(new('-', before[row++]));
            else
                lines.Add(new('+', after[column++]));
        }
    }

    // [rows + 1, columns + 1]: how many lines both have in common from a line of each on.
    private static int[,] CommonAfter(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var row = before.Length - 1; row >= 0; row--)
            for (var column = after.Length - 1; column >= 0; column--)
                common[row, column] = before[row] == after[column]
                    ? common[row + 1, column + 1] + 1
                    : Math.Max(common[row + 1, column], common[row, column + 1]);
        return common;
    }
}
