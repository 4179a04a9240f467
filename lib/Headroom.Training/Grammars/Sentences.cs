namespace Headroom.Training.Grammars;

/// <summary>A stretch of a text between two boundaries.</summary>
/// <param name="Text">The sentence, without the space behind it.</param>
/// <param name="Parses">Whether some sentence of the grammar is this text.</param>
/// <param name="Drawn">Words that it can draw, by the name of their lexicon: those which it introduces.</param>
public sealed record Sentence(string Text, bool Parses, IReadOnlySet<(string Lexicon, string Word)> Drawn);

/// <summary>Takes a text apart into sentences that follow from a grammar and others that do not.</summary>
public static class Sentences
{
    private static readonly IReadOnlySet<(string, string)> s_none = new HashSet<(string, string)>();

    /// <summary>
    /// The text's sentences in order. Where one parses it reaches as far as the longest that does; where none does, to the next full stop,
    /// question or exclamation mark before a space.
    /// </summary>
    public static IReadOnlyList<Sentence> Of(Grammar grammar, string text)
    {
        ArgumentNullException.ThrowIfNull(grammar);
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<Sentence>();
        for (var at = Skip(text, 0); at < text.Length;)
        {
            var (end, drawn) = Longest(grammar, text, at);
            var parses = end > at;
            if (!parses) end = Boundary(text, at);
            sentences.Add(new Sentence(text[at..end], parses, drawn));
            at = Skip(text, end);
        }
        return sentences;
    }

    private static (int End, IReadOnlySet<(string, string)> Drawn) Longest(Grammar grammar, string text, int at)
    {
        var (longest, drawn) = (at, s_none);
        foreach (var rule in grammar.Rules.Where(rule => rule.IsSentence))
            Matching.All(grammar, rule, text, at, free: true, (way, end) =>
            {
                // A sentence ends where the text ends or a space follows.
                if (end < longest || end < text.Length && !char.IsWhiteSpace(text[end])) return;
                var words = way.Drawn.Select(
                    slot => (slot.Register.Lexicon.Name, slot.Register.Lexicon.Entries[way.Held[slot.Register.Index]][0]));
                drawn = end > longest ? words.ToHashSet() : drawn.Concat(words).ToHashSet();
                longest = end;
            });
        return (longest, longest > at ? drawn : s_none);
    }

    private static int Boundary(string text, int at)
    {
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] == '\n') return i;
            var closes = text[i] is '.' or '!' or '?' || text[i] == '"' && i > at && text[i - 1] is '.' or '!' or '?';
            if (closes && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]))) return i + 1;
        }
        return text.Length;
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
