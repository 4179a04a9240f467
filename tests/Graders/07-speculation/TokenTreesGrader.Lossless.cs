using Headroom.Grading;

namespace Graders;

// All ways in which the uniforms can fall. Between two neighbouring limits every uniform decides the same, so one of them stands for all,
// and the width is its probability: sums over all ways are exact.
public sealed partial class TokenTreesGrader
{
    // The target of two tokens: first, and behind each first one.
    private sealed record TwoTokens(double[] First, double[][] Second);

    private void Lossless()
    {
        double[] p = [0.55, 0.30, 0.15], q = [0.25, 0.45, 0.30];
        TwoTokens given = new(p, [[0.6, 0.3, 0.1], [0.5, 0.4, 0.1], [0.2, 0.7, 0.1]]);
        Summed("two picked", given, [new("", [-1, 0, 0], [0, 1, 2])], null, tree => 1, "the two likeliest of q are picked");
        Summed("two drawn", given, Ordered(2, 3), q, tree => Chance(tree, q), "two are drawn from q without replacement");
        // Token 3 refused, p is (2, 3, 3, 0) / 8 and q (8, 1, 1, 0) / 10: token 0 has chance 0.3125.
        double[] broad = [0.5, 0.2, 0.2, 0.1], skewed = [0.4, 0.05, 0.05, 0.5];
        Summed("two drawn, the second may be refused", new(broad, [.. broad.Select(_ => broad)]), Ordered(2, 4), skewed,
            tree => Chance(tree, skewed), "");
        var vocabulary = Draw.Int(3, 4);
        TwoTokens drawn = new(Shares(vocabulary), [.. Enumerable.Range(0, vocabulary).Select(_ => Shares(vocabulary))]);
        Summed("a tree of 6", drawn, [DrawnTree.Of(Draw, "", [-1, 0, 1, 0, 1, 3], vocabulary)], null, tree => 1, "");
        var other = Shares(vocabulary);
        Summed("three siblings drawn", drawn, Ordered(3, vocabulary), other, tree => Chance(tree, other), "");
        double[] three = Shares(3);
        Summed("two siblings drawn, a child under each", given, Pairs(3), three, tree => Chance(tree, three), "");
    }

    // Every order in which siblings can be drawn.
    private static IEnumerable<DrawnTree> Ordered(int siblings, int vocabulary)
    {
        IEnumerable<int[]> orders = [[]];
        for (var i = 0; i < siblings; i++)
            orders = orders.SelectMany(order => Enumerable.Range(0, vocabulary).Except(order).Select(next => (int[])[.. order, next]));
        return orders.Select(order => new DrawnTree("", [-1, .. Enumerable.Repeat(0, siblings)], [0, .. order]));
    }

    private static IEnumerable<DrawnTree> Pairs(int vocabulary) => Ordered(2, vocabulary).SelectMany(pair =>
        Enumerable.Range(0, vocabulary * vocabulary).Select(children => new DrawnTree("", [-1, 0, 0, 1, 2],
            [.. pair.Tokens, children / vocabulary, children % vocabulary])));

    // Of drawing just these tokens: without replacement among siblings, and q the same behind every node.
    private static double Chance(DrawnTree tree, double[] q)
    {
        var chance = 1.0;
        for (var i = 1; i < tree.Nodes; i++)
            chance *= q[tree.Tokens[i]] / (1 - tree.Children(tree.Parents[i]).Where(earlier => earlier < i).Sum(e => q[tree.Tokens[e]]));
        return chance;
    }

    private void Summed(string name, TwoTokens target, IEnumerable<DrawnTree> trees, double[]? q, Func<DrawnTree, double> chance,
        string meaning) => Case($"Sampled, all uniforms, {name}", () => Part(nameof(TokenTrees.Sampled), () =>
    {
        var vocabulary = target.First.Length;
        var (pairs, ways, tokens) = (new double[vocabulary * vocabulary], 0, 0.0);
        foreach (var tree in trees)
        {
            double[][] p = [.. Enumerable.Range(0, tree.Nodes).Select(node =>
                node == 0 ? target.First : tree.Depth(node) == 1 ? target.Second[tree.Tokens[node]] : target.First)];
            double[][]? drafts = q is null ? null : [.. p.Select(_ => q)];
            foreach (var (uniforms, width) in Ways(tree, p, drafts))
            {
                var (path, next) = TokenTrees.Sampled(tree.Tokens, tree.Parents, p, drafts, uniforms);
                var fits = next >= 0 && next < vocabulary && path is [0, ..] && path.Max() < tree.Nodes && path.Min() >= 0;
                That(fits, "a path and a token", "a path that is not of the tree, or a token that is not of the vocabulary");
                if (!fits) return;
                int[] came = [.. path.Skip(1).Select(node => tree.Tokens[node]), next];
                ways++;
                tokens += chance(tree) * width * came.Length;
                // Where only one came, the next round's first has the target's probabilities behind it.
                for (var second = 0; second < vocabulary; second++)
                    pairs[came[0] * vocabulary + second] += chance(tree) * width
                        * (came.Length == 1 ? target.Second[came[0]][second] : came[1] == second ? 1 : 0);
            }
        }
        // At most 100,000 terms, and 1.1e-16 of each is rounded.
        var bound = Tolerance.Absolute(1e-10);
        for (var first = 0; first < vocabulary; first++)
            Number($"probability of {first} as the first token", pairs.AsSpan(first * vocabulary, vocabulary).ToArray().Sum(),
                target.First[first]).Within(bound);
        for (var pair = 0; pair < pairs.Length; pair++)
            Number($"probability of {pair / vocabulary} and then {pair % vocabulary}", pairs[pair],
                target.First[pair / vocabulary] * target.Second[pair / vocabulary][pair % vocabulary]).Within(bound);
        if (meaning.Length > 0)
            Meaning($"{Numbers.Count(ways, "way")} for the uniforms to fall, and every pair of tokens has the target's probability. "
                + $"Where {meaning}, a pass brings {tokens:0.0000} tokens.");
    }));

    private static IEnumerable<(double[] Uniforms, double Width)> Ways(DrawnTree tree, double[][] p, double[][]? q)
    {
        var limits = Enumerable.Range(0, tree.Nodes).Select(_ => new SortedSet<double> { 0, 1 }).ToArray();
        for (var node = 0; node < tree.Nodes; node++)
        {
            int[] children = [.. tree.Children(node)];
            var (chances, left) = TreeRules.Chances([.. children.Select(child => tree.Tokens[child])], p[node], q?[node]);
            foreach (var (i, child) in children.Index()) limits[child].Add(chances[i]);
            var sum = 0.0;
            foreach (var share in left) limits[0].Add(Math.Min(1, sum += share));
        }
        IEnumerable<(double[] Uniforms, double Width)> ways = [([], 1)];
        foreach (var each in limits)
            ways = ways.SelectMany(way => each.Zip(each.Skip(1)).Where(gap => gap.Second - gap.First > 1e-14).Select(gap =>
                ((double[])[.. way.Uniforms, (gap.First + gap.Second) / 2], way.Width * (gap.Second - gap.First))));
        return ways;
    }
}
