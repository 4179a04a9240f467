namespace Headroom.Speculation.Drafting;

/// <summary>
/// How often each sequence of up to <see cref="Depth"/> tokens was followed by which token, in all texts that were put in: the tree of all
/// suffixes, cut at that depth. A token takes one step for each length. At its bound the table takes no new sequences and counts on.
/// </summary>
public sealed class SuffixTable
{
    private const int Root = 0;
    private readonly Dictionary<(int Node, int Token), int> _child = [];
    private readonly List<int> _count = [0], _followed = [0]; // of a node: occurrences, and those that a token came after
    private readonly List<List<(int Token, int Node)>> _children = [[]];
    private readonly int _most;

    /// <param name="depth">The longest sequence, its last token included.</param>
    /// <param name="sequences">That are kept at most.</param>
    public SuffixTable(int depth = 12, int sequences = 1 << 20)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sequences);
        (Depth, _most) = (depth, sequences);
    }

    public int Depth { get; }

    /// <summary>Sequences in it.</summary>
    public int Sequences => _count.Count - 1;

    /// <summary>A place to put a text in, token by token.</summary>
    public SuffixCursor Begin() => new(this);

    /// <summary>The node of the sequence, or -1.</summary>
    internal int Find(ReadOnlySpan<int> tokens)
    {
        var node = Root;
        foreach (var token in tokens)
            if (!_child.TryGetValue((node, token), out node)) return -1;
        return node;
    }

    /// <summary>What came after a sequence, and how often of all times.</summary>
    internal IEnumerable<(int Token, int Node, double Probability)> After(int node)
    {
        foreach (var (token, child) in _children[node]) yield return (token, child, (double)_count[child] / _followed[node]);
    }

    internal bool IsFollowed(int node) => _followed[node] > 0;

    // One more token after each of the sequences that end at the text's end, the empty one first.
    internal void Append(List<int> ends, int token)
    {
        var next = new List<int> { Root };
        foreach (var end in ends)
        {
            if (next.Count > Depth) break;
            if (!_child.TryGetValue((end, token), out var child))
            {
                if (Sequences >= _most) break; // what is longer is not there either
                child = _count.Count;
                _child[(end, token)] = child;
                _children[end].Add((token, child));
                _count.Add(0);
                _followed.Add(0);
                _children.Add([]);
            }
            _count[child]++;
            _followed[end]++;
            next.Add(child);
        }
        ends.Clear();
        ends.AddRange(next);
    }
}

/// <summary>A text on its way into a table.</summary>
public sealed class SuffixCursor
{
    private readonly SuffixTable _table;
    private readonly List<int> _ends = [0];

    internal SuffixCursor(SuffixTable table) => _table = table;

    public void Add(ReadOnlySpan<int> tokens)
    {
        foreach (var token in tokens) _table.Append(_ends, token);
    }
}
