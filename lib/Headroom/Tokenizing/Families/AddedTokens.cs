using System.Buffers;

namespace Headroom.Tokenizing.Families;

/// <summary>Finds added tokens in a text: the first, and of several at one place the longest.</summary>
internal sealed class AddedTokens
{
    private readonly (string Content, int Id)[] _longestFirst;
    private readonly SearchValues<string> _all;

    public AddedTokens(IEnumerable<(string Content, int Id)> tokens)
    {
        _longestFirst = [.. tokens.OrderByDescending(token => token.Content.Length)];
        _all = SearchValues.Create([.. _longestFirst.Select(token => token.Content)], StringComparison.Ordinal);
    }

    /// <summary>Calls for each token, and for what lies before, between and behind them, in order.</summary>
    public void Cut(string text, Action<string> between, Action<int> token)
    {
        var start = 0;
        while (text.AsSpan(start).IndexOfAny(_all) is >= 0 and var ahead)
        {
            if (ahead > 0) between(text.Substring(start, ahead));
            start += ahead;
            var (content, id) = First(text.AsSpan(start));
            token(id);
            start += content.Length;
        }
        if (start < text.Length) between(text[start..]);
    }

    private (string Content, int Id) First(ReadOnlySpan<char> text)
    {
        foreach (var token in _longestFirst)
            if (text.StartsWith(token.Content, StringComparison.Ordinal)) return token;
        throw new InvalidOperationException("no token is where one was found.");
    }
}
