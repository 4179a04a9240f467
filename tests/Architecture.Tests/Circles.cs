namespace Architecture.Tests;

/// <summary>Folders that lead back to each other.</summary>
internal static class Circles
{
    private const int Shown = 3;

    /// <summary>Groups of folders in which each leads to each, largest first; none where arrows point one way.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyCollection<SourceReference> references)
    {
        var next = references.Where(one => one.To is not null).GroupBy(one => one.From)
            .ToDictionary(group => group.Key, group => group.Select(one => one.To!).ToHashSet());
        var reach = next.Keys.ToDictionary(folder => folder, folder => Reach(folder, next));
        var left = reach.Keys.Where(folder => reach[folder].Contains(folder)).Order(StringComparer.Ordinal).ToList();
        var circles = new List<IReadOnlyList<string>>();
        while (left is [var first, ..])
        {
            var circle = left.Where(folder => reach[first].Contains(folder) && reach[folder].Contains(first)).ToList();
            circles.Add(circle);
            left.RemoveAll(circle.Contains);
        }
        return [.. circles.OrderByDescending(circle => circle.Count)];
    }

    /// <summary>The arrows of a circle, those with the fewest references first: these are the easiest to cut.</summary>
    public static string Describe(IReadOnlyList<string> circle, IReadOnlyCollection<SourceReference> references)
    {
        var arrows = references.Where(one => circle.Contains(one.From) && one.To is not null && circle.Contains(one.To))
            .GroupBy(one => (one.From, one.To)).OrderBy(arrow => arrow.Count());
        return $"{string.Join(", ", circle)} lead to each other:\n" + string.Join('\n', arrows.Select(arrow =>
            $"  {arrow.Key.From} -> {arrow.Key.To} ({arrow.Count()})\n"
                + string.Join('\n', arrow.Take(Shown).Select(one => $"    {one}"))));
    }

    private static HashSet<string> Reach(string folder, Dictionary<string, HashSet<string>> next)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([folder]);
        while (open.TryPop(out var at))
            foreach (var to in next.GetValueOrDefault(at) ?? [])
                if (seen.Add(to)) open.Push(to);
        return seen;
    }
}
