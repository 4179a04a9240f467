namespace Headroom.Inference.Models;

/// <summary>
/// For each node of a tree the places in the cache of its ancestors and of itself, from the root down: the ancestor mask, as a list.
/// </summary>
internal sealed class TreePaths
{
    private readonly int[] _slots = new int[Engine.Block * Engine.Block]; // [nodes, depth]
    private readonly int[] _lengths = new int[Engine.Block];

    /// <summary>Tokens that all nodes see.</summary>
    public int Prefix { get; private set; }

    /// <summary>The node of a pass's first row.</summary>
    public int First { get; set; }

    /// <param name="prefix">Tokens before the tree.</param>
    /// <param name="parents">Of all nodes, those of earlier passes among them.</param>
    /// <exception cref="ArgumentException">A node's parent does not come before it.</exception>
    public void Set(int prefix, ReadOnlySpan<int> parents)
    {
        Prefix = prefix;
        for (var node = 0; node < parents.Length; node++)
        {
            var parent = parents[node];
            if (parent < -1 || parent >= node)
                throw new ArgumentException(
                    $"the parent of node {node} is {parent}: it is a node before it, or -1 for the sequence itself.", nameof(parents));
            var path = parent < 0 ? [] : Path(parent);
            path.CopyTo(_slots.AsSpan(node * Engine.Block));
            _slots[node * Engine.Block + path.Length] = prefix + node;
            _lengths[node] = path.Length + 1;
        }
    }

    public ReadOnlySpan<int> Path(int node) => _slots.AsSpan(node * Engine.Block, _lengths[node]);
}
