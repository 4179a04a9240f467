using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Drafting;

/// <summary>
/// Prompt lookup: the longest end of the text that occurred before, the latest where there are several, goes on as it did there (Saxena's
/// prompt lookup decoding). It costs comparisons and no model.
/// </summary>
public sealed class LookupDrafter : IDrafter
{
    private readonly int _shortest, _longest;
    private readonly List<int> _text = [];

    /// <param name="longest">Tokens of the end that are compared, at most.</param>
    /// <param name="shortest">A shorter match is no guess.</param>
    public LookupDrafter(int longest = 8, int shortest = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shortest);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, shortest);
        (_shortest, _longest) = (shortest, longest);
    }

    public string Name => "lookup";

    public void Begin(ReadOnlySpan<int> text)
    {
        _text.Clear();
        _text.AddRange(text);
    }

    public TokenTree Propose(DraftLimit limit)
    {
        var most = Math.Min(limit.Nodes, limit.Depth);
        var after = After();
        if (after < 0 || most <= 0) return TokenTree.Empty;
        var guess = new int[most];
        // What was guessed is text to copy from: a match that ends k tokens back repeats with that period.
        for (var i = 0; i < most; i++) guess[i] = after + i < _text.Count ? _text[after + i] : guess[after + i - _text.Count];
        return TokenTree.Chain(guess);
    }

    public void Commit(Verdict verdict) => _text.AddRange(verdict.Tokens);

    // Where the text went on after the match; -1 for none.
    private int After()
    {
        var (best, after) = (_shortest - 1, -1);
        for (var end = _text.Count - 1; end > best; end--)
        {
            var length = 0;
            while (length < _longest && length < end && _text[end - 1 - length] == _text[^(1 + length)]) length++;
            if (length <= best) continue;
            (best, after) = (length, end);
            if (best == _longest) break;
        }
        return after;
    }
}
