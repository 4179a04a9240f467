using Headroom.Grading;

namespace Graders;

/// <summary>A token tree: node 0 is the token committed last, parents lie before their children, siblings are different tokens.</summary>
internal sealed record DrawnTree(string Name, int[] Parents, int[] Tokens)
{
    public int Nodes => Parents.Length;

    public static DrawnTree Chain(Draw draw, int nodes, int vocabulary) =>
        Of(draw, $"a chain of {nodes}", [.. Enumerable.Range(-1, nodes)], vocabulary);

    public static DrawnTree Star(Draw draw, int nodes, int vocabulary) =>
        Of(draw, $"{nodes - 1} siblings", [-1, .. Enumerable.Repeat(0, nodes - 1)], vocabulary);

    /// <summary>Nodes in any order that has parents first: siblings lie apart, and a child may come before its parent's sibling.</summary>
    public static DrawnTree Bushy(Draw draw, int nodes, int vocabulary)
    {
        var parents = new int[nodes];
        parents[0] = -1;
        for (var i = 1; i < nodes; i++)
            do parents[i] = draw.Int(Math.Max(0, i - 6), i - 1);
            while (parents.Take(i).Count(parent => parent == parents[i]) >= vocabulary);
        return Of(draw, $"a drawn tree of {nodes}", parents, vocabulary);
    }

    /// <summary>Drawn tokens on given parents.</summary>
    public static DrawnTree Of(Draw draw, string name, int[] parents, int vocabulary)
    {
        var tokens = new int[parents.Length];
        tokens[0] = draw.Int(0, vocabulary - 1);
        foreach (var siblings in Enumerable.Range(1, parents.Length - 1).GroupBy(i => parents[i]))
        {
            int[] free = [.. Enumerable.Range(0, vocabulary)];
            draw.Shuffle(free);
            foreach (var (at, node) in siblings.Index()) tokens[node] = free[at];
        }
        return new(name, parents, tokens);
    }

    public IEnumerable<int> Children(int node) => Enumerable.Range(1, Nodes - 1).Where(i => Parents[i] == node);

    public int Depth(int node) => node == 0 ? 0 : Depth(Parents[node]) + 1;

    public bool IsAncestor(int node, int of) => of == node || of > node && IsAncestor(node, Parents[of]);
}
