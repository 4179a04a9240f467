using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Bounds;

/// <summary>
/// The bound on a round: where nodes are picked, so that they do not depend on what will be drawn, the text goes on with a node with the
/// probability of its path. Who verifies P of them cannot expect more than the P largest of these, and one token of the target's own. No
/// path is likelier than its beginning, so the P likeliest are a tree, and a search that opens the likeliest first finds them. Drafts that
/// are drawn share the draw with the rule that accepts them, and may be above it.
/// </summary>
public static class BestPrefixes
{
    /// <summary>The P likeliest continuations as a tree, likeliest first, and their probabilities.</summary>
    /// <param name="model">Asked once for each node that is opened: at most <paramref name="count"/> times.</param>
    /// <param name="count">P. Fewer come where fewer have a probability above 0.</param>
    public static (TokenTree Tree, double[] Probabilities) Find(IPrefixModel model, int count)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var (tokens, parents, found) = (new List<int>(), new List<int>(), new List<double>());
        var open = new PriorityQueue<(int Token, int Parent, double Probability), (double, int, int)>();
        var next = new double[model.Vocabulary];
        if (count > 0) Open(-1, 1);
        while (tokens.Count < count && open.TryDequeue(out var best, out _))
        {
            tokens.Add(best.Token);
            parents.Add(best.Parent);
            found.Add(best.Probability);
            if (tokens.Count < count) Open(tokens.Count - 1, best.Probability);
        }
        return (new(tokens, parents), [.. found]);

        // Of equals the one whose parent was found first comes first, and then the lower token.
        void Open(int parent, double path)
        {
            model.Next(Prefix(parent), next);
            for (var token = 0; token < next.Length; token++)
                if (path * next[token] > 0) open.Enqueue((token, parent, path * next[token]), (-path * next[token], parent, token));
        }

        int[] Prefix(int node)
        {
            var prefix = new List<int>();
            for (; node >= 0; node = parents[node]) prefix.Insert(0, tokens[node]);
            return [.. prefix];
        }
    }

    /// <summary>The most tokens that a round of P verified nodes can expect.</summary>
    public static double Tokens(IPrefixModel model, int count) => 1 + Find(model, count).Probabilities.Sum();

    /// <summary>
    /// The tokens that a round with this tree expects where tokens are drawn from the model: the paths' probabilities and one.
    /// </summary>
    public static double Tokens(IPrefixModel model, TokenTree tree)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tree);
        var (paths, next, sum) = (new double[tree.Count], new double[model.Vocabulary], 1.0);
        for (var parent = -1; parent < tree.Count; parent++)
        {
            int[] children = [.. tree.Children(parent)];
            if (children.Length == 0) continue;
            model.Next(tree.Path(parent).Select(node => tree.Tokens[node]).ToArray(), next);
            foreach (var child in children) sum += paths[child] = (parent < 0 ? 1 : paths[parent]) * next[tree.Tokens[child]];
        }
        return sum;
    }
}
