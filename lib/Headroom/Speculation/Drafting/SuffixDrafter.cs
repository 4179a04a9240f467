using System.Runtime.InteropServices;
using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Drafting;

/// <summary>
/// Suffix decoding (Oliaro et al., arXiv 2411.04975): for each length of the text's end that occurred before, in this text or in what was
/// served before it, the tree of the most frequent continuations; the one that promises most tokens is proposed. A longer match may guess
/// further. Where both tables promise the same, the text's own wins.
/// </summary>
public sealed class SuffixDrafter : IDrafter
{
    private readonly SuffixTable? _traffic;
    private readonly SuffixDraftOptions _options;
    private readonly List<int> _text = [];
    private SuffixTable _own;
    private SuffixCursor _cursor;
    private SuffixCursor? _served;

    /// <param name="traffic">Texts that were served before; this one goes in as well. Null for none.</param>
    /// <param name="options">What is guessed.</param>
    public SuffixDrafter(SuffixTable? traffic = null, SuffixDraftOptions? options = null)
    {
        (_traffic, _options) = (traffic, options ?? new());
        _options.Check();
        _own = new(_options.Depth);
        _cursor = _own.Begin();
    }

    public string Name => "suffix";

    public void Begin(ReadOnlySpan<int> text)
    {
        _own = new(_options.Depth);
        (_cursor, _served) = (_own.Begin(), _traffic?.Begin());
        _text.Clear();
        Append(text);
    }

    public TokenTree Propose(DraftLimit limit)
    {
        var best = Guess.None;
        foreach (var table in (SuffixTable?[])[_own, _traffic])
        {
            if (table is null) continue;
            var found = Guess.None;
            for (var length = 1; length < table.Depth && length <= _text.Count; length++)
            {
                var node = table.Find(CollectionsMarshal.AsSpan(_text)[^length..]);
                if (node < 0) break;
                if (table.IsFollowed(node) && Grow(table, node, length, limit) is var guess && guess.Promise >= found.Promise)
                    found = guess;
            }
            if (found.Promise > best.Promise) best = found;
        }
        return best.Tokens.Count == 0 ? TokenTree.Empty : new(best.Tokens, best.Parents);
    }

    public void Commit(Verdict verdict) => Append(verdict.Tokens);

    private void Append(ReadOnlySpan<int> tokens)
    {
        _text.AddRange(tokens);
        _cursor.Add(tokens);
        _served?.Add(tokens);
    }

    // Best first: the likeliest path that is not in the tree yet, until there are as many as the match is worth.
    private Guess Grow(SuffixTable table, int from, int length, DraftLimit limit)
    {
        var nodes = Math.Min(limit.Nodes, (int)(length * _options.Factor + _options.Offset));
        var guess = new Guess([], [], 0);
        var open = new PriorityQueue<(int Token, int Node, int Parent, int Depth, double Probability), (double, int)>();
        Open(from, -1, 1, 1);
        while (guess.Tokens.Count < nodes && open.TryDequeue(out var next, out _))
        {
            guess.Tokens.Add(next.Token);
            guess.Parents.Add(next.Parent);
            guess = guess with { Promise = guess.Promise + next.Probability };
            if (next.Depth < limit.Depth) Open(next.Node, guess.Tokens.Count - 1, next.Depth + 1, next.Probability);
        }
        return guess;

        void Open(int node, int parent, int depth, double probability)
        {
            foreach (var (token, child, share) in table.After(node))
                if (probability * share >= _options.Least && limit.Depth > 0)
                    open.Enqueue((token, child, parent, depth, probability * share), (-probability * share, token));
        }
    }

    private sealed record Guess(List<int> Tokens, List<int> Parents, double Promise)
    {
        public static Guess None { get; } = new([], [], 0);
    }
}

/// <summary>How far a match is trusted.</summary>
public sealed record SuffixDraftOptions
{
    /// <summary>The longest sequence that is counted, and so one more than the longest end that is looked up.</summary>
    public int Depth { get; init; } = 16;

    /// <summary>Nodes that a match of length m may have: <c>m Factor + Offset</c>.</summary>
    public double Factor { get; init; } = 2;

    /// <summary>As above.</summary>
    public double Offset { get; init; }

    /// <summary>A path less likely than this is no guess.</summary>
    public double Least { get; init; } = 0.1;

    /// <exception cref="ArgumentException">A value is out of range; the message says which.</exception>
    public void Check()
    {
        if (Depth < 2) throw new ArgumentException($"the depth is {Depth}: it must be 2 or more.");
        if (!(Factor >= 0 && Offset >= 0)) throw new ArgumentException($"factor {Factor} and offset {Offset} must be 0 or more.");
        if (Least is not (> 0 and <= 1))
            throw new ArgumentException($"the least probability is {Least}: it must be above 0 and at most 1.");
    }
}
