using Headroom.Inference.Caches;

namespace Headroom.Inference.Models;

public sealed partial class Engine
{
    /// <summary>
    /// Verifies a tree of tokens that may follow a sequence, in one pass. A node stands at the position of its depth and sees the tokens of
    /// the sequence, its ancestors and itself; the bits of its scores are those of its path alone. The cache holds the nodes until
    /// <see cref="KvCache.Keep"/> makes a path of them part of the sequence; its length is as it was until then. A cache that holds nodes
    /// already has the new ones added: they are numbered on, and a parent may be any that came before.
    /// </summary>
    /// <param name="cache">The sequence so far.</param>
    /// <param name="tokens">[nodes], 1 to <see cref="Block"/> of them with those that the cache holds.</param>
    /// <param name="parents">[nodes]: the number of a node that came before, or -1 for one that follows the sequence itself.</param>
    /// <param name="scores">[nodes, vocabulary].</param>
    /// <exception cref="ArgumentException">A parent comes after its child, there are too many nodes, or as for a sequence; nothing was
    /// appended.</exception>
    public void ForwardTree(KvCache cache, ReadOnlySpan<int> tokens, ReadOnlySpan<int> parents, Span<float> scores)
    {
        ArgumentNullException.ThrowIfNull(cache);
        var first = cache.Nodes;
        CheckRoom(cache, first + tokens.Length);
        foreach (var token in tokens) CheckToken(token);
        if (tokens.Length == 0 || first + tokens.Length > Block)
            throw new ArgumentException($"a tree has 1 to {Block} nodes, not {first + tokens.Length}.", nameof(tokens));
        if (parents.Length != tokens.Length)
            throw new ArgumentException($"{tokens.Length} nodes have {parents.Length} parents.", nameof(parents));
        if (scores.Length != tokens.Length * Model.Shape.Vocabulary)
            throw new ArgumentException(
                $"{tokens.Length} nodes have {tokens.Length * Model.Shape.Vocabulary} scores, and there is room for {scores.Length}.",
                nameof(scores));
        var paths = _paths ??= new();
        paths.Set(cache.Length, [.. cache.Parents, .. parents]);
        paths.First = first;
        Tap?.Begin();
        _pass.Begin(paths);
        for (var node = 0; node < tokens.Length; node++)
            _pass.Add(cache, cache.Length + paths.Path(first + node).Length - 1, tokens[node], cache.Length + first + node);
        _pass.Run(0, scores);
        cache.Plant(parents);
    }
}
