using Headroom.Inference.Caches;
using Headroom.Inference.Models;
using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Drafting;

/// <summary>
/// A smaller model guesses a tree as EAGLE-2 does (Li et al., arXiv 2406.16858): level by level the likeliest nodes are read, in one pass
/// each, and of all that was seen the likeliest are proposed. A path is never likelier than its beginning, so they are connected.
/// </summary>
public sealed class ModelTreeDrafter : IDrafter
{
    private readonly DraftContext _context;
    private readonly int _levels, _width, _vocabulary;
    private readonly List<Node> _nodes = [];
    private readonly float[] _scores;

    /// <param name="engine">Of the draft model. It is the drafter's alone while a text is made.</param>
    /// <param name="levels">Passes a round: the deepest node.</param>
    /// <param name="width">Nodes that a pass reads, and children that each gets.</param>
    /// <param name="format">Of its cache.</param>
    public ModelTreeDrafter(Engine engine, int levels = 4, int width = 4, CacheFormat format = CacheFormat.Fp32)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(levels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if ((levels - 1) * width > Engine.Block)
            throw new ArgumentException(
                $"{levels - 1} levels of {width} nodes are more than the {Engine.Block} of a pass.", nameof(levels));
        (_context, _levels, _width, _vocabulary) = (new(engine, format), levels, width, engine.Model.Shape.Vocabulary);
        _scores = new float[width * _vocabulary];
    }

    public string Name => "tree";

    /// <summary>Passes of the draft model so far.</summary>
    public long Passes { get; private set; }

    public void Begin(ReadOnlySpan<int> text) => _context.Begin(text);

    public TokenTree Propose(DraftLimit limit)
    {
        _nodes.Clear();
        var levels = Math.Min(Math.Min(_levels, limit.Depth), _context.Engine.Context - _context.Length + 1);
        if (levels <= 0 || limit.Nodes <= 0) return Choose(0);
        _context.Read(_scores.AsSpan(0, _vocabulary));
        Passes++;
        Grow(-1, 1, 1, _scores.AsSpan(0, _vocabulary));
        for (var level = 2; level <= levels; level++)
        {
            var room = _context.Engine.Context - _context.Cache.Length - _context.Cache.Nodes;
            int[] wide = [.. Best(Math.Min(_width, room), node => node.Depth == level - 1)];
            if (wide.Length == 0) break;
            Read(wide);
            for (var row = 0; row < wide.Length; row++)
                Grow(wide[row], level, _nodes[wide[row]].Probability, _scores.AsSpan(row * _vocabulary, _vocabulary));
        }
        return Choose(limit.Nodes);
    }

    public void Commit(Verdict verdict)
    {
        // Nodes of the path that were read stay in the cache; the tree may have been cut since, so tokens say which they are.
        var (kept, parent, tokens) = (new List<int>(), -1, verdict.Tokens);
        foreach (var token in tokens.AsSpan(0, tokens.Length - 1))
        {
            var node = _nodes.FindIndex(each => each.Parent == parent && each.Token == token);
            if (node < 0 || _nodes[node].Place < 0) break;
            kept.Add(_nodes[node].Place);
            parent = node;
        }
        _context.Commit([.. kept], tokens);
        _nodes.Clear();
    }

    private void Grow(int parent, int depth, double path, ReadOnlySpan<float> scores)
    {
        foreach (var (token, probability) in Softmax.Best(scores, _width)) _nodes.Add(new(token, parent, depth, path * probability, -1));
    }

    // Places in the draft's own cache are numbered in the order of reading.
    private void Read(int[] nodes)
    {
        var first = _context.Cache.Nodes;
        int[] tokens = [.. nodes.Select(node => _nodes[node].Token)];
        int[] parents = [.. nodes.Select(node => _nodes[node].Parent is var parent and >= 0 ? _nodes[parent].Place : -1)];
        _context.Engine.ForwardTree(_context.Cache, tokens, parents, _scores.AsSpan(0, nodes.Length * _vocabulary));
        for (var i = 0; i < nodes.Length; i++) _nodes[nodes[i]] = _nodes[nodes[i]] with { Place = first + i };
        Passes++;
    }

    private IEnumerable<int> Best(int count, Func<Node, bool> wanted) => Enumerable.Range(0, _nodes.Count)
        .Where(node => wanted(_nodes[node]))
        .OrderByDescending(node => _nodes[node].Probability).ThenBy(node => node)
        .Take(count);

    private TokenTree Choose(int count)
    {
        int[] chosen = [.. Best(count, _ => true).Order()];
        int[] parents = [.. chosen.Select(node => Array.IndexOf(chosen, _nodes[node].Parent))];
        return new([.. chosen.Select(node => _nodes[node].Token)], parents);
    }

    private readonly record struct Node(int Token, int Parent, int Depth, double Probability, int Place);
}
