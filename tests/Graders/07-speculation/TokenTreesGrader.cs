using Headroom.Grading;

namespace Graders;

/// <summary>
/// Each method by itself on given and drawn trees; then every way in which the uniforms can fall, whose probabilities must add up to the
/// target's.
/// </summary>
public sealed partial class TokenTreesGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden => ["Headroom.Speculation"];

    protected override void Require()
    {
        // A node's sibling lies behind its child: (0 (1 (2) (4)) (3 (5))).
        var given = DrawnTree.Of(Draw, "a tree of 6", [-1, 0, 1, 0, 1, 3], 10);
        DrawnTree[] trees =
        [
            given, DrawnTree.Chain(Draw, 1, 5), DrawnTree.Chain(Draw, 2, 5), DrawnTree.Chain(Draw, 70, 9), DrawnTree.Star(Draw, 5, 6),
            DrawnTree.Bushy(Draw, Draw.Int(8, 15), 4), DrawnTree.Bushy(Draw, Draw.Int(30, 60), 12),
        ];
        foreach (var (i, tree) in trees.Index())
        {
            var prefix = i switch { 0 => 3, 1 => 0, 2 => 1, 3 => 300, _ => Draw.Int(2, 40) };
            Placed(tree, prefix);
            Seen(tree, prefix);
            Chosen(tree);
            Kept(tree, prefix, Draw.Int(1, 7));
        }
        Seen(given, 0);
        Kept(given, 0, 1);
        Kept(given, 5, 200);
        Alike();
        AtOneNode();
        AlongTrees();
        Lossless();
    }

    private void Placed(DrawnTree tree, int prefix) => Case($"Positions, {tree.Name} behind {prefix} tokens", () =>
        Part(nameof(TokenTrees.Positions), () =>
        {
            var got = TokenTrees.Positions(Input("parents", tree.Parents), prefix) ?? [];
            double[] right = [.. Enumerable.Range(0, tree.Nodes).Select(node => (double)prefix + tree.Depth(node))];
            Sized("positions", got.Length, tree.Nodes);
            if (got.Length == tree.Nodes)
                Elements("position of node", [.. got.Select(each => (float)each)], right, Tolerance.Exact)
                    .Trap(() => [.. Enumerable.Range(prefix, tree.Nodes).Select(i => (double)i)],
                        "the index for the depth: siblings have one position, whatever lies between them")
                    .Trap(() => [.. right.Select(each => each - prefix)], "the prefix is left out")
                    .Trap(() => [.. right.Select(each => each + 1)], "node 0 has depth 0: it is the first behind the prefix");
        }));

    private void Seen(DrawnTree tree, int prefix) => Case($"Mask, {tree.Name} behind {prefix} tokens", () =>
        Part(nameof(TokenTrees.Mask), () =>
        {
            var got = TokenTrees.Mask(Input("parents", tree.Parents), prefix) ?? new bool[0, 0];
            Sized("rows of the mask", got.GetLength(0), tree.Nodes);
            Sized("columns of the mask", got.GetLength(1), prefix + tree.Nodes);
            if (got.GetLength(0) != tree.Nodes || got.GetLength(1) != prefix + tree.Nodes) return;
            double[] Of(Func<int, int, bool> nodes, bool sees = true) => [.. Enumerable.Range(0, tree.Nodes).SelectMany(node =>
                Enumerable.Range(-prefix, prefix + tree.Nodes).Select(other => (other < 0 ? sees : nodes(node, other)) ? 1.0 : 0))];
            bool Right(int node, int other) => tree.IsAncestor(other, node);
            Elements("mask", [.. got.Cast<bool>().Select(sees => sees ? 1f : 0)], Of(Right), Tolerance.Exact,
                ("node", tree.Nodes), ("column", prefix + tree.Nodes))
                .Trap(() => Of(Right, sees: false), "the prefix is missing: every node sees all of it")
                .Trap(() => Of((node, other) => other <= node),
                    "a node sees all that lie before it, siblings too: that is the mask of a chain")
                .Trap(() => Of((node, other) => Right(node, other) || tree.Parents[node] == tree.Parents[other]),
                    "a node sees its siblings")
                .Trap(() => Of((node, other) => Right(node, other) || tree.Depth(other) < tree.Depth(node)),
                    "a node sees all of a smaller depth, and not its ancestors alone")
                .Trap(() => Of((node, other) => Right(other, node)), "a node sees its descendants for its ancestors")
                .Trap(() => Of((node, other) => node != other && Right(node, other)), "a node does not see itself")
                .Trap(() => Of((node, other) => node == other || tree.Parents[node] == other),
                    "a node sees its parent, and not the parent's parent")
                .Trap(() => Of((node, other) => other > 0 && Right(node, other)), "node 0 is an ancestor of all")
                .Trap(() => Of((node, other) => node == other || other == 0), "a node sees node 0 and itself alone");
        }));

    private void Chosen(DrawnTree tree) => Case($"Greedy, {tree.Name}", () => Part(nameof(TokenTrees.Greedy), () =>
    {
        for (var turn = 0; turn < 8; turn++)
        {
            // Often a child's token, else one that stands anywhere in the tree, or nowhere.
            Chosen(tree, [.. Enumerable.Range(0, tree.Nodes).Select(node => tree.Children(node).ToArray() is { Length: > 0 } children
                && (turn == 0 || Draw.Int(0, 3) > 0) ? tree.Tokens[Draw.Of(children)] : turn < 3 ? Draw.Of(tree.Tokens)
                : Draw.Int(0, 12))]);
        }
    }));

    private void Chosen(DrawnTree tree, int[] choices)
    {
        List<int> path = [0];
        while (tree.Children(path[^1]).FirstOrDefault(child => tree.Tokens[child] == choices[path[^1]]) is > 0 and var child)
            path.Add(child);
        var (got, next) = TokenTrees.Greedy(Input("tokens", tree.Tokens), Input("parents", tree.Parents), Input("choices", choices));
        SamePath(got ?? [], [.. path]);
        Number("Next", next, choices[path[^1]]).Within(Tolerance.Exact)
            .Trap(tree.Tokens[path[^1]], "the last token of the path again: Next is the target's choice behind it")
            .Trap(choices[0], "the choice behind node 0: Next stands behind the last of the path");
    }

    // Other tokens than the choices: they read alike as text, and in 16 bits.
    private void Alike() => Case("Greedy, tokens that read alike", () => Part(nameof(TokenTrees.Greedy), () =>
    {
        Chosen(new("1 12 for 11 2", [-1, 0, 1], [5, 1, 12]), [11, 2, 7]);
        Chosen(new("65,536 apart", [-1, 0, 0], [5, 70_000, 6]), [4_464, 1, 2]);
    }));

    private void Kept(DrawnTree tree, int prefix, int width) => Case($"Keep, {tree.Name}, {prefix} tokens, width {width}", () =>
        Part(nameof(TokenTrees.Keep), () =>
        {
            foreach (var end in (int[])[0, tree.Nodes - 1, tree.Nodes / 2, Draw.Int(0, tree.Nodes - 1)])
            {
                int[] path = [.. Enumerable.Range(0, tree.Nodes).Where(node => tree.IsAncestor(node, end))];
                var cache = Draw.Normal((prefix + tree.Nodes) * width);
                float[] before = [.. cache];
                double[] Rows(IEnumerable<int> rows) => [.. rows.SelectMany(row => before.AsSpan(row * width, width).ToArray())];
                IEnumerable<int> Moved(Func<int, int> node) => Enumerable.Range(0, prefix + path.Length).Select(row =>
                    row < prefix ? row : prefix + node(row - prefix));
                Number("rows that count", TokenTrees.Keep(cache, width, prefix, Input("path", path)), prefix + path.Length)
                    .Within(Tolerance.Exact)
                    .Trap(path.Length, "the rows of the prefix count too")
                    .Trap(prefix + path.Length - 1, "node 0 has a row too: it was computed in this pass")
                    .Trap(prefix + path.Length + 1, "Next has no row yet: it is node 0 of the next pass");
                Elements("cache", cache.AsSpan(0, (prefix + path.Length) * width), Rows(Moved(i => path[i])), Tolerance.Exact,
                    ("row", prefix + path.Length), ("column", width))
                    .Trap(() => Rows(Moved(i => i)), "no row was moved: the first nodes stand there, and not the path")
                    .Trap(() => Rows(Moved(i => path[Math.Min(i + 1, path.Length - 1)])), "node 0's row is missing from the path");
            }
        }));

    private void SamePath(int[] got, int[] right)
    {
        That(got.SequenceEqual(right), "path", $"the path is {Said(got)}, and {Said(right)} is right"
            + (got.AsSpan().IndexOf(0) != 0 ? ": it begins with node 0" : ""));
    }

    private static string Said(int[] path) => path.Length == 0 ? "empty" : $"nodes {string.Join(", ", path)}";

    private void Sized(string what, int got, int right) => Number(what, got, right).Within(Tolerance.Exact);
}
