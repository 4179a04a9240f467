namespace Headroom.Speculation.Adapting;

/// <summary>
/// Looks the last tokens up in the request itself, prompt and answer so far, and drafts what followed them there: of the longest match, the
/// latest. Learns nothing and keeps nothing.
/// </summary>
/// <param name="shortest">Tokens that must match, 1 and more.</param>
/// <param name="longest">Tokens beyond which a longer match counts no more.</param>
public sealed class RequestLookup(int shortest = 2, int longest = 16) : ITokenDrafter
{
    public string Name => "lookup";

    /// <summary>0 without a match, then matches of up to 2, 4, 8 and more tokens.</summary>
    public int Levels => 5;

    public int Level(ReadOnlySpan<int> text) => Match(text).Length switch { 0 => 0, <= 2 => 1, <= 4 => 2, <= 8 => 3, _ => 4 };

    public int Draft(ReadOnlySpan<int> text, int branch, Span<int> tokens)
    {
        if (branch > 0 || Match(text) is not { Length: > 0 } match) return 0;
        var follows = text[match.End..];
        var count = Math.Min(follows.Length, tokens.Length);
        follows[..count].CopyTo(tokens);
        return count;
    }

    public void Learn(ReadOnlySpan<int> text, int from) { }

    // The match ends before text[End], and the last token of the text is never its own match.
    private (int End, int Length) Match(ReadOnlySpan<int> text)
    {
        var best = (End: 0, Length: 0);
        for (var end = text.Length - 1; end > 0 && best.Length < longest; end--)
        {
            if (text[end - 1] != text[^1]) continue;
            var length = 1;
            while (length < longest && length < end && text[end - 1 - length] == text[^(1 + length)]) length++;
            if (length > best.Length) best = (end, length);
        }
        return best.Length < shortest ? (0, 0) : best;
    }
}
