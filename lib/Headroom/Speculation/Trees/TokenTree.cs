namespace Headroom.Speculation.Trees;

/// <summary>
/// Tokens that may follow a text: node i is <c>Tokens[i]</c> after the node <c>Parents[i]</c>, or after the text itself where that is -1. A
/// parent comes before its children, and siblings are different tokens. A chain is a tree in which each node has one child.
/// </summary>
public sealed class TokenTree
{
    private readonly int[] _tokens, _parents, _depths;

    /// <exception cref="ArgumentException">A parent does not come before its child, or a token stands twice under one parent.</exception>
    public TokenTree(IReadOnlyList<int> tokens, IReadOnlyList<int> parents)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(parents);
        if (tokens.Count != parents.Count)
            throw new ArgumentException($"{tokens.Count} tokens have {parents.Count} parents.", nameof(parents));
        (_tokens, _parents, _depths) = ([.. tokens], [.. parents], new int[tokens.Count]);
        for (var node = 0; node < tokens.Count; node++)
        {
            var parent = parents[node];
            if (parent < -1 || parent >= node)
                throw new ArgumentException(
                    $"the parent of node {node} is {parent}: it is a node before it, or -1 for the text itself.", nameof(parents));
            if (Child(parent, _tokens[node], node) >= 0)
                throw new ArgumentException($"token {tokens[node]} stands twice under node {parent}: verify it once.", nameof(tokens));
            _depths[node] = parent < 0 ? 1 : _depths[parent] + 1;
        }
    }

    public static TokenTree Empty { get; } = new([], []);

    /// <summary>
    /// Where children were drawn at random: for each parent, -1 for the text among them, the distribution that they were drawn from one
    /// after another without replacement, [vocabulary]. Null where they were chosen, not drawn. A rule that keeps the target's
    /// distribution has to know.
    /// </summary>
    public IReadOnlyDictionary<int, double[]>? Proposals { get; init; }

    public int Count => _tokens.Length;

    public ReadOnlySpan<int> Tokens => _tokens;

    public ReadOnlySpan<int> Parents => _parents;

    /// <summary>1 for what follows the text; a node of depth d is the text's d-th next token.</summary>
    public ReadOnlySpan<int> Depths => _depths;

    /// <summary>The depth of the deepest node; 0 without any.</summary>
    public int Depth => _depths.Length == 0 ? 0 : _depths.Max();

    public bool IsChain => Depth == Count;

    /// <summary>Tokens one after another.</summary>
    public static TokenTree Chain(params IReadOnlyList<int> tokens) => new(tokens, [.. Enumerable.Range(-1, tokens.Count)]);

    /// <summary>Chains side by side, each beginning behind the text; their first tokens differ.</summary>
    public static TokenTree Chains(IReadOnlyList<int[]> chains)
    {
        ArgumentNullException.ThrowIfNull(chains);
        var (tokens, parents) = (new List<int>(), new List<int>());
        foreach (var chain in chains)
            for (var i = 0; i < chain.Length; i++)
            {
                parents.Add(i == 0 ? -1 : tokens.Count - 1);
                tokens.Add(chain[i]);
            }
        return tokens.Count == 0 ? Empty : new(tokens, parents);
    }

    /// <summary>
    /// The chain that begins with the child of the text of that number, from 0, and goes on with first children; empty for none.
    /// </summary>
    public int[] Branch(int number)
    {
        var chain = new List<int>();
        for (var node = ChildAt(-1, number); node >= 0; node = ChildAt(node, 0)) chain.Add(_tokens[node]);
        return [.. chain];
    }

    /// <summary>The child with a token, of a node or of the text (-1); -1 for none.</summary>
    public int Child(int parent, int token) => Child(parent, token, _tokens.Length);

    /// <summary>The children of a node or of the text (-1), in the order in which they were proposed.</summary>
    public IEnumerable<int> Children(int parent)
    {
        for (var node = parent + 1; node < _tokens.Length; node++)
            if (_parents[node] == parent) yield return node;
    }

    private int ChildAt(int parent, int number)
    {
        for (var node = parent + 1; node < _parents.Length; node++)
            if (_parents[node] == parent && number-- == 0) return node;
        return -1;
    }

    // A tree is small: looking costs less than a set of pairs.
    private int Child(int parent, int token, int before)
    {
        for (var node = parent + 1; node < before; node++)
            if (_parents[node] == parent && _tokens[node] == token) return node;
        return -1;
    }

    /// <summary>Nodes from the first to this one.</summary>
    public int[] Path(int node)
    {
        if (node < 0) return [];
        var path = new int[_depths[node]];
        for (var at = path.Length - 1; at >= 0; node = _parents[node]) path[at--] = node;
        return path;
    }

    /// <summary>
    /// What is left within a number of nodes and a depth, without what comes after one of <paramref name="stops"/>. Where tokens were
    /// chosen the stops go as well: the target draws them without being asked. Where they were drawn they stay, for a draw that is left out
    /// because of what it is would bend the distribution.
    /// </summary>
    public TokenTree Within(int nodes, int depth, IReadOnlyCollection<int> stops)
    {
        var (tokens, parents, moved, open) = (new List<int>(), new List<int>(), new int[Count], new bool[Count]);
        for (var node = 0; node < Count; node++)
        {
            var above = _parents[node];
            open[node] = false;
            moved[node] = -1;
            if (tokens.Count == nodes || _depths[node] > depth || above >= 0 && !open[above]) continue;
            open[node] = !stops.Contains(_tokens[node]);
            if (!open[node] && Proposals is null) continue;
            moved[node] = tokens.Count;
            tokens.Add(_tokens[node]);
            parents.Add(above < 0 ? -1 : moved[above]);
        }
        if (tokens.Count == Count) return this;
        return new(tokens, parents)
        {
            Proposals = Proposals?.Where(each => each.Key < 0 || open[each.Key] && moved[each.Key] >= 0)
                .ToDictionary(each => each.Key < 0 ? -1 : moved[each.Key], each => each.Value),
        };
    }
}
