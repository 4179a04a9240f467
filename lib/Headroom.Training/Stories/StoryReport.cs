using System.Text.RegularExpressions;
using Headroom.Training.Grammars;

namespace Headroom.Training.Stories;

/// <summary>How a tale, written by a model, keeps to the grammar.</summary>
/// <param name="Sentences">There are in it.</param>
/// <param name="Parsed">Of these, how many some sentence of the grammar can be.</param>
/// <param name="Stranger">The first name that nobody introduced; null where all were.</param>
public sealed partial record StoryReport(int Sentences, int Parsed, string? Stranger)
{
    private static readonly Grammar s_grammar = Tales.Grammar;
    private static readonly HashSet<string> s_names = [.. Lexicon("person").Entries.Select(entry => entry[0])];
    private static readonly HashSet<string> s_capitals = Capitals();

    /// <summary>
    /// Judges a tale. A name is introduced by a sentence that can draw it, and any other word with a capital in the middle of a sentence
    /// that the grammar never writes so is a stranger as well.
    /// </summary>
    public static StoryReport Of(string tale)
    {
        ArgumentNullException.ThrowIfNull(tale);
        var sentences = Grammars.Sentences.Of(s_grammar, tale);
        var known = new HashSet<string>();
        string? stranger = null;
        foreach (var sentence in sentences)
        {
            known.UnionWith(sentence.Drawn.Where(word => word.Lexicon == "person").Select(word => word.Word));
            stranger ??= Words().Matches(sentence.Text)
                .FirstOrDefault(word => IsName(word, sentence.Text) && !known.Contains(word.Value))?.Value;
        }
        return new StoryReport(sentences.Count, sentences.Count(sentence => sentence.Parses), stranger);
    }

    private static bool IsName(Match word, string sentence)
    {
        if (s_names.Contains(word.Value)) return true;
        var begins = word.Index == 0 || sentence[word.Index - 1] == '"';
        return !begins && !s_capitals.Contains(word.Value);
    }

    // Words that the grammar itself writes with a capital: I, Monday, and what begins a sentence within another.
    private static HashSet<string> Capitals()
    {
        var literals = s_grammar.Rules.SelectMany(rule => rule.Alternatives).SelectMany(one => one.Symbols).OfType<Literal>()
            .Select(one => one.Text);
        var words = s_grammar.Registers.SelectMany(register => register.Lexicon.Entries).SelectMany(entry => entry);
        return [.. literals.Concat(words).SelectMany(text => Words().Matches(text)).Select(word => word.Value)];
    }

    private static Lexicon Lexicon(string name) =>
        s_grammar.Registers.Select(register => register.Lexicon).First(lexicon => lexicon.Name == name);

    [GeneratedRegex("[A-Z][A-Za-z]*")]
    private static partial Regex Words();
}
