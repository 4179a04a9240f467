using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Drafting;

/// <summary>
/// Prompt lookup: the longest end of the text that occurred before, the latest where there are several, goes on as it did there (Saxena's
/// prompt lookup decoding). It costs comparisons and no model, learns nothing and keeps nothing.
/// </summary>
public sealed class LookupDrafter : IDrafter
{
    private readonly int _shortest, _longest;
    private readonly List<int> _text = [];
    private (int After, int Length)? _match; // of the text as it is; null until it is looked for

    /// <param name="longest">Tokens of the end that are compared, at most.</param>
    /// <param name="shortest">A shorter match is no guess.</param>
    public LookupDrafter(int longest = 16, int shortest = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shortest);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, shortest);
        (_shortest, _longest) = (shortest, longest);
    }

    public string Name => "lookup";

    /// <summary>0 without a match, then matches of up to 2, 4, 8 and more tokens.</summary>
    public int Levels => 5;

    public int Level => Match.Length switch { 0 => 0, <= 2 => 1, <= 4 => 2, <= 8 => 3, _ => 4 };

    private (int After, int Length) Match => _match ??= Longest();

    public void Begin(ReadOnlySpan<int> text)
    {
        _text.Clear();
        Append(text);
    }

    public TokenTree Propose(DraftLimit limit)
    {
        var most = Math.Min(limit.Nodes, limit.Depth);
        var (after, length) = Match;
        if (length == 0 || most <= 0) return TokenTree.Empty;
        var guess = new int[most];
        // What was guessed is text to copy from: a match that ends k tokens back repeats with that period.
        for (var i = 0; i < most; i++) guess[i] = after + i < _text.Count ? _text[after + i] : guess[after + i - _text.Count];
        return TokenTree.Chain(guess);
    }

    public void Commit(Verdict verdict) => Append(verdict.Tokens);

    private void Append(ReadOnlySpan<int> tokens)
    {
        _text.AddRange(tokens);
        _match = null;
    }

    // Where the text went on after the match, and how long that is: 0 for none. The end of the text is never its own match.
    private (int After, int Length) Longest()
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
        return after < 0 ? (-1, 0) : (after, best);
    }
}
