namespace Graders;

/// <summary>The most probable prefixes by their definition, and what known mistakes find.</summary>
internal static class PrefixSearch
{
    public enum Mistake
    {
        None, Chain, ByLastStep, LeastFirst, ByLength,
    }

    public static IReadOnlyList<(Mistake, string)> Mistakes { get; } =
    [
        (Mistake.Chain, "a chain of the likeliest tokens: the second likeliest first token may be worth more than the fifth of the chain"),
        (Mistake.ByLastStep, "ordered by the probability of the last token alone, and not of the whole prefix"),
        (Mistake.LeastFirst, "the least probable first"),
        (Mistake.ByLength, "all prefixes of a length before any longer one"),
    ];

    public static (int[] Tokens, double Probability)[] Of(Func<int[], double[]> target, int budget, Mistake mistake = Mistake.None)
    {
        List<(int[] Tokens, double Probability, double Order)> open = [], found = [];
        var (at, probability) = (Array.Empty<int>(), 1.0);
        while (found.Count < budget)
        {
            if (mistake == Mistake.Chain) open.Clear();
            // No more of one prefix's children can be found than are wanted.
            open.AddRange(target(at).Index().Where(each => each.Item > 0)
                .Select(each => (Token: each.Index, Probability: probability * each.Item, Order: Rank(each.Item, probability, at.Length)))
                .OrderByDescending(each => each.Order).Take(budget)
                .Select(each => ((int[])[.. at, each.Token], each.Probability, each.Order)));
            var next = open.MaxBy(each => each.Order);
            open.Remove(next);
            found.Add(next);
            (at, probability) = (next.Tokens, next.Probability);
        }
        return [.. found.Select(each => (each.Tokens, each.Probability))];

        double Rank(double p, double before, int length) => mistake switch
        {
            Mistake.ByLastStep => p,
            Mistake.LeastFirst => -before * p,
            Mistake.ByLength => before * p - length,
            _ => before * p,
        };
    }

    /// <summary>What a tree brings: path probabilities behind node 0, and the bonus.</summary>
    public static double Expected(Func<int[], double[]> target, DrawnTree tree) =>
        1 + Enumerable.Range(1, tree.Nodes - 1).Sum(node => Reach(target, tree, node));

    public static double Reach(Func<int[], double[]> target, DrawnTree tree, int node) => node == 0
        ? 1 : Reach(target, tree, tree.Parents[node]) * Step(target, tree, node);

    /// <summary>The probability of a node's token behind its parent.</summary>
    public static double Step(Func<int[], double[]> target, DrawnTree tree, int node) =>
        target(Path(tree, tree.Parents[node]))[tree.Tokens[node]];

    public static int[] Path(DrawnTree tree, int node) => node == 0 ? [] : [.. Path(tree, tree.Parents[node]), tree.Tokens[node]];

    /// <summary>Prefixes as a tree; a prefix's beginnings are prefixes too, and lie before it.</summary>
    public static DrawnTree Tree(IReadOnlyList<int[]> prefixes)
    {
        var places = new Dictionary<string, int> { [""] = 0 };
        foreach (var (i, prefix) in prefixes.Index()) places[CountedTarget.Key(prefix)] = i + 1;
        return new("the best tree", [-1, .. prefixes.Select(prefix => places[CountedTarget.Key(prefix[..^1])])],
            [0, .. prefixes.Select(prefix => prefix[^1])]);
    }
}
