namespace Headroom.Inference.Caches;

// Nodes of a tree lie behind the tokens in the order in which they came, whatever their position in a text is. They are no part of the
// sequence until a path of them is kept.
public abstract partial class KvCache
{
    private int[] _parents = [];

    /// <summary>
    /// Nodes of a tree behind the tokens, that <see cref="Keep"/> or <see cref="Truncate"/> has to decide on; 0 for none.
    /// </summary>
    public int Nodes { get; private set; }

    /// <summary>
    /// Makes a path of the tree's nodes the next tokens of the sequence, and forgets the other nodes. The keys and values of what is kept
    /// move behind the tokens, so that no trace is left of what is not.
    /// </summary>
    /// <param name="path">Numbers of nodes from a root of the tree down, each the parent of the next; empty to keep none.</param>
    /// <exception cref="ArgumentException">It is no such path; nothing was changed.</exception>
    public void Keep(ReadOnlySpan<int> path)
    {
        var parent = -1;
        foreach (var node in path)
        {
            if ((uint)node >= (uint)Nodes) throw new ArgumentException($"there is no node {node}: the tree has {Nodes}.", nameof(path));
            if (_parents[node] != parent)
                throw new ArgumentException(
                    $"node {node} follows {Name(_parents[node])}, and the path has it after {Name(parent)}: a path goes from a root down.",
                    nameof(path));
            parent = node;
        }
        for (var i = 0; i < path.Length; i++)
            if (path[i] != i) Move(Length + path[i], Length + i); // a node's number is its depth or more: what moves later is not hit
        (Length, Nodes) = (Length + path.Length, 0);
    }

    /// <summary>The parent of each node.</summary>
    internal ReadOnlySpan<int> Parents => _parents.AsSpan(0, Nodes);

    internal void Plant(ReadOnlySpan<int> parents)
    {
        if (_parents.Length < Nodes + parents.Length) Array.Resize(ref _parents, Math.Max(64, Nodes + parents.Length));
        parents.CopyTo(_parents.AsSpan(Nodes));
        Nodes += parents.Length;
    }

    /// <summary>Keys and values of a position to another, in all layers and heads.</summary>
    private protected abstract void Move(int from, int to);

    /// <summary>
    /// A node of a tree asks one head: over the first <paramref name="prefix"/> positions, and then over those where the nodes of its path
    /// lie, itself the last. The outputs have the bits that they would have if the path lay behind the prefix.
    /// </summary>
    internal abstract void Ask(
        int layer, int head, int prefix, ReadOnlySpan<int> path, ReadOnlySpan<float> queries, Span<float> outputs, AttentionRoom room);

    private static string Name(int node) => node < 0 ? "the tokens" : $"node {node}";
}
