using Headroom.Cli.Mutants;

namespace Headroom.Cli.Authoring;

/// <summary>The difference of two texts as <c>diff -u</c> prints it.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Lines of the difference; none where the two are the same.</summary>
    public static IEnumerable<string> Of(string beforeName, string before, string afterName, string after)
    {
        var (a, b) = (new SourceText(before).Lines, new SourceText(after).Lines);
        var changes = LineChanges.Between(a, b);
        if (changes.Count == 0) yield break;
        yield return $"--- {beforeName}";
        yield return $"+++ {afterName}";
        foreach (var near in Near(changes))
        {
            var (first, last) = (near[0], near[^1]);
            var (from, to) = (Math.Max(0, first.At - Context), Math.Min(a.Count, last.End + Context));
            var newFrom = first.NewAt - (first.At - from);
            var newTo = last.NewAt + last.NewCount + (to - last.End);
            yield return $"@@ -{Range(from, to)} +{Range(newFrom, newTo)} @@";
            var at = from;
            foreach (var change in near)
            {
                for (; at < change.At; at++) yield return " " + a[at];
                for (; at < change.End; at++) yield return "-" + a[at];
                for (var line = 0; line < change.NewCount; line++) yield return "+" + b[change.NewAt + line];
            }
            for (; at < to; at++) yield return " " + a[at];
        }
    }

    // Changes whose context would touch are one block.
    private static List<List<LineChange>> Near(IReadOnlyList<LineChange> changes)
    {
        var blocks = new List<List<LineChange>>();
        foreach (var change in changes)
        {
            if (blocks.Count > 0 && change.At - blocks[^1][^1].End <= 2 * Context) blocks[^1].Add(change);
            else blocks.Add([change]);
        }
        return blocks;
    }

    // An empty range names the line before it.
    private static string Range(int from, int to) => to - from == 1 ? $"{from + 1}" : $"{(to == from ? from : from + 1)},{to - from}";
}
