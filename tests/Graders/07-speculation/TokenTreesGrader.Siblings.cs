using Headroom.Grading;

namespace Graders;

// One node: which candidate is taken, and what is left of p. Then trees, whose results hold node by node.
public sealed partial class TokenTreesGrader
{
    private static readonly double s_almostOne = 1 - 1e-9;

    private sealed record Node(int[] Candidates, double[] P, double[]? Q, double[] Uniforms);

    private void AtOneNode()
    {
        double[] p = [0.125, 0.5, 0.125, 0.25], q = [0.125, 0.125, 0.25, 0.5];
        double[] below = [0.25, 0.75], above = [0.25, Math.BitIncrement(0.75)];
        // Exactly at a chance is a refusal. Behind token 3 picked p is (1, 4, 1, 0) / 6; drawn, p - q leaves token 1 alone.
        Tried("given p, picked", [.. Uniforms((0, 0), (0.2499, 0), (0.25, 0.1), (0.25, 0.1666), (0.25, 0.1667), (0.99, 0.99))
            .Select(u => new Node([3, 2], p, null, u))]);
        Tried("given p and q, drawn", [.. Uniforms((0, 0), (0.4999, 0), (0.5, 0), (0.5, 0.9), (0.99, 0.2))
            .SelectMany(u => (Node[])[new([3, 2], p, q, u), new([3, 1], p, q, u)])]);
        Tried("no candidates", [new([], p, null, []), new([], p, q, [])]);
        Tried("all tokens picked", [new([3, 0, 2, 1], p, null, [s_almostOne, s_almostOne, s_almostOne, s_almostOne]),
            new([0, 1], [0.3, 0.7], null, [0.31, s_almostOne])]);
        Tried("tokens that p excludes", [new([1, 2], [0.4, 0, 0, 0.6], null, [0, 0]), new([1], [0.4, 0, 0, 0.6], q, [0]),
            new([0, 1], [0, 0, 0.5, 0.5], [0.5, 0.5, 0, 0], [0, 0]), new([2], [0, 0, 1], [0.2, 0.2, 0.6], [s_almostOne])]);
        Tried("p and q are the same", [new([2, 0, 1], q, q, [s_almostOne, 0, 0]), new([0], p, p, [s_almostOne])]);
        Tried("a refusal that only rounding makes", [new([1], below, above, [Math.BitDecrement(1.0)])]);
        var bit = Math.ScaleB(1, -36); // all of this is exact: only token 0 is left
        Tried("p and q 2^-36 apart", [new([1], [0.25 + bit, 0.25 - bit, 0.5], [0.25, 0.25, 0.5], [Math.BitDecrement(1.0)])]);
        foreach (var drawn in (bool[])[false, true])
        {
            Tried($"drawn p{(drawn ? " and q" : ", picked")}", () =>
                [.. Enumerable.Range(0, 60).Select(_ => Trial(Draw.Int(2, 9), drawn))]);
            Tried($"5,000 tokens, {(drawn ? "drawn" : "picked")}", () => [.. Enumerable.Range(0, 6).Select(_ => Trial(5000, drawn))]);
        }
    }

    private static IEnumerable<double[]> Uniforms(params (double, double)[] uniforms) =>
        uniforms.Select(u => (double[])[u.Item1, u.Item2]);

    // Uniforms on either side of the chances, so that each candidate is reached, and none of those that must be refused is near.
    private Node Trial(int vocabulary, bool drawn)
    {
        int[] tokens = [.. Enumerable.Range(0, vocabulary)];
        Draw.Shuffle(tokens);
        int[] candidates = tokens[..Draw.Int(1, Math.Min(vocabulary, 6))];
        var p = Shares(vocabulary);
        var q = !drawn ? null : Draw.Int(0, 2) == 0 ? Shares(vocabulary) : Skewed(p);
        if (vocabulary > 2 && Draw.Int(0, 2) == 0) p = Divided([.. p.Select((own, token) => token == tokens[^1] ? 0 : own)]);
        var (chances, last) = (TreeRules.Chances(candidates, p, q).Chances, Draw.Int(0, candidates.Length));
        return new(candidates, p, q, [.. chances.Select((chance, i) => i < last
            ? Math.Min(chance + (1 - chance) * Draw.Of(1e-6, 0.5, Draw.Real(0, 1)), s_almostOne) : chance * Draw.Of(0, 0.5, 1 - 1e-6))]);
    }

    private double[] Shares(int vocabulary) => Divided([.. Enumerable.Range(0, vocabulary).Select(_ => Draw.Scale(0.02, 1))]);

    // Behind a refusal p is spread over tokens that q has seldom, and q without that token may be nearly one other: chances below 1.
    private double[] Skewed(double[] p) => Divided([.. p.Select(own => own * Draw.Of(6, 1, 0.1))]);

    private double[] Drawn(int count, double below) => [.. Enumerable.Range(0, count).Select(_ => below * Draw.Real(0, 1))];

    private static double[] Divided(double[] weights) => weights.Sum() is var sum ? [.. weights.Select(weight => weight / sum)] : [];

    private void Tried(string name, Node[] nodes) => Tried(name, () => nodes);

    private void Tried(string name, Func<Node[]> drawn) => Case($"Siblings, {name}", () => Part(nameof(TokenTrees.Siblings), () =>
    {
        var nodes = drawn();
        var got = nodes.Select(n => TokenTrees.Siblings(Input("candidates", n.Candidates), Input("p", n.P),
            n.Q is null ? null : Input("q", n.Q), Input("uniforms", n.Uniforms))).ToArray();
        (int Taken, double[] Left)[] By(TreeRules.Mistake mistake) =>
            [.. nodes.Select(n => TreeRules.Siblings(n.Candidates, n.P, n.Q, n.Uniforms, mistake))];
        var right = By(TreeRules.Mistake.None);
        LeftOf(nodes, got, right, By);
        var taken = Elements("Taken in trial", [.. got.Select(each => (float)each.Taken)],
            [.. right.Select(each => (double)each.Taken)], Tolerance.Exact);
        foreach (var (mistake, cause) in TreeRules.AtNode) taken.Trap(() => [.. By(mistake).Select(each => (double)each.Taken)], cause);
        taken.Trap(() => [.. right.Select((each, i) => each.Taken < 0 ? -1.0 : nodes[i].Candidates[each.Taken])],
            "the token for its index among the candidates");
    }));

    // Where none is taken, and none should be.
    private void LeftOf(Node[] nodes, (int Taken, double[] Left)[] got, (int Taken, double[] Left)[] right,
        Func<TreeRules.Mistake, (int, double[])[]> by)
    {
        int[] none = [.. Enumerable.Range(0, nodes.Length).Where(i => right[i].Taken < 0 && got[i].Taken < 0)];
        double[] Lefts((int, double[] Left)[] results) => [.. none.SelectMany(i => results[i].Left)];
        if (none.Length == 0 || none.Any(i => got[i].Left?.Length != nodes[i].P.Length))
        {
            That(none.Length == 0, "Left has one number for each token", "Left has not as many numbers as p where no candidate was taken");
            return;
        }
        var left = Lefts(got);
        That(!left.Any(double.IsNaN), "numbers", "a NaN: something was divided by a sum of 0");
        if (left.Any(double.IsNaN)) return;
        foreach (var i in none) Number("sum of Left", got[i].Left.Sum(), 1).Within(Tolerance.Absolute(1e-9));
        var lefts = Elements("Left, trial by trial", [.. left.Select(each => (float)each)], Lefts(right), new Tolerance(1e-9, 1e-6));
        foreach (var (mistake, cause) in TreeRules.AtNode) lefts.Trap(() => Lefts(by(mistake)), cause);
    }

    private void AlongTrees()
    {
        var last = Math.BitDecrement(1.0);
        DrawnTree root = new("node 0 alone", [-1], [0]);
        Walked(root, [[[.. Enumerable.Repeat(0.1, 10), 0, 0]], [[0, 0.25, 0, 0.5, 0.25, 0]]], null, [[0], [0.25], [0.75], [last]]);
        foreach (var drawn in (bool[])[false, true])
            foreach (var tree in (DrawnTree[])[DrawnTree.Of(Draw, "a tree of 6", [-1, 0, 1, 0, 1, 3], 4), DrawnTree.Chain(Draw, 30, 6),
                DrawnTree.Star(Draw, 4, 6), DrawnTree.Bushy(Draw, Draw.Int(8, 16), 5), DrawnTree.Bushy(Draw, Draw.Int(20, 40), 9)])
            {
                var vocabulary = tree.Tokens.Max() + Draw.Int(1, 3);
                // Children are likelier than others, so that long paths are walked too.
                double[] Behind(int node) => Divided([.. Shares(vocabulary).Select((share, token) =>
                    tree.Children(node).Any(child => tree.Tokens[child] == token) ? 6 * share : share)]);
                double[][] p = [.. Enumerable.Range(0, tree.Nodes).Select(Behind)], q = [.. p.Select(Skewed)];
                Walked(tree, [p], drawn ? q : null,
                    [.. Enumerable.Range(0, 40).Select(walk => Drawn(tree.Nodes, walk == 0 ? 0 : 1))]);
            }
    }

    private void Walked(DrawnTree tree, double[][][] targets, double[][]? q, double[][] uniforms) =>
        Case($"Sampled, {tree.Name}, {(q is null ? "picked" : "drawn")}", () => Part(nameof(TokenTrees.Sampled), () =>
        {
            foreach (var p in targets)
            {
                Input("tokens", tree.Tokens);
                Input("parents", tree.Parents);
                foreach (var row in p.Concat(q ?? [])) Input("p and q", row);
                var got = uniforms.Select(u => TokenTrees.Sampled(tree.Tokens, tree.Parents, p, q, Input("uniforms", u))).ToArray();
                double[] Flat((int[] Path, int Next)[] walks) =>
                    [.. walks.SelectMany(walk => (double[])[walk.Path?.Length ?? 0, walk.Path is [.., var end] ? end : -1, walk.Next])];
                double[] By(TreeRules.Mistake mistake) => Flat([.. uniforms.Select(u => TreeRules.Sampled(tree, p, q, u, mistake))]);
                var walks = Elements("draw", i =>
                    $"draw {i / 3}, {(i % 3) switch { 0 => "nodes of the path", 1 => "its last", _ => "Next" }}",
                    [.. Flat(got).Select(each => (float)each)], By(TreeRules.Mistake.None), Tolerance.Exact);
                foreach (var (mistake, cause) in TreeRules.AlongTree.Concat(TreeRules.AtNode)) walks.Trap(() => By(mistake), cause);
                foreach (var walk in got.Where(walk => walk.Path is [.., >= 0 and var end] && end < tree.Nodes).Take(10))
                    SamePath(walk.Path, [.. Enumerable.Range(0, tree.Nodes).Where(node => tree.IsAncestor(node, walk.Path[^1]))]);
            }
        }));
}
