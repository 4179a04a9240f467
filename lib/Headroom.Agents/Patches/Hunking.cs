namespace Headroom.Agents.Patches;

/// <summary>Cuts the lines of two texts into hunks.</summary>
internal static class Hunking
{
    /// <summary>Changes that share a line of context stand in one hunk.</summary>
    public static IReadOnlyList<Hunk> Of(IReadOnlyList<HunkLine> lines, int context)
    {
        var changes = Enumerable.Range(0, lines.Count).Where(i => lines[i].Sign != ' ').ToList();
        var hunks = new List<Hunk>();
        for (var i = 0; i < changes.Count;)
        {
            var last = i;
            while (last + 1 < changes.Count && changes[last + 1] - changes[last] <= 2 * context) last++;
            hunks.Add(Cut(lines, Math.Max(0, changes[i] - context), Math.Min(lines.Count, changes[last] + context + 1)));
            i = last + 1;
        }
        return hunks;
    }

    private static Hunk Cut(IReadOnlyList<HunkLine> lines, int from, int to)
    {
        var earlier = lines.Take(from).ToList();
        HunkLine[] own = [.. lines.Take(to).Skip(from)];
        return new Hunk(Start('+'), Start('-'), own);

        // A side without lines names the line before it.
        int Start(char other) =>
            earlier.Count(line => line.Sign != other) + (own.Any(line => line.Sign != other) ? 1 : 0);
    }
}
