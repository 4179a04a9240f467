namespace Headroom.Cli.Mutants;

/// <summary>Lines of one file that another has in their place: Count lines from At became NewCount from NewAt, from 0.</summary>
internal readonly record struct LineChange(int At, int Count, int NewAt, int NewCount)
{
    public int End => At + Count;
}

/// <summary>
/// What has to change to make one file into another, by a longest common subsequence of their lines; white space at the end of a line does
/// not count.
/// </summary>
internal static class LineChanges
{
    public static IReadOnlyList<LineChange> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (a, b) = (Trimmed(before), Trimmed(after));
        var common = Common(a, b);
        var changes = new List<LineChange>();
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
        {
            var (at, newAt) = (i, j);
            while (i < a.Length && (j == b.Length || common[i + 1, j] >= common[i, j + 1]) && !Equal(i, j)) i++;
            while (j < b.Length && (i == a.Length || common[i, j + 1] > common[i + 1, j]) && !Equal(i, j)) j++;
            if (i > at || j > newAt) changes.Add(new(at, i - at, newAt, j - newAt));
            else (i, j) = (i + 1, j + 1);
        }
        return Joined(changes);

        bool Equal(int x, int y) => x < a.Length && y < b.Length && a[x] == b[y];
    }

    // Changes that touch are one.
    private static List<LineChange> Joined(List<LineChange> changes)
    {
        var joined = new List<LineChange>();
        foreach (var change in changes)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.End == change.At && last.NewAt + last.NewCount == change.NewAt)
                joined[^1] = last with { Count = last.Count + change.Count, NewCount = last.NewCount + change.NewCount };
            else joined.Add(change);
        }
        return joined;
    }

    private static int[,] Common(string[] a, string[] b)
    {
        var length = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                length[i, j] = a[i] == b[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        return length;
    }

    private static string[] Trimmed(IReadOnlyList<string> lines) => [.. lines.Select(line => line.TrimEnd())];
}
