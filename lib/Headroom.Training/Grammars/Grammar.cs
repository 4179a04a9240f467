namespace Headroom.Training.Grammars;

/// <summary>
/// A probabilistic grammar with memory. A rule is one of its alternatives by weight; a slot draws a word into a register or repeats what
/// the register holds, however long ago it was drawn. So the probability of a text is the product of its choices, and what was said once
/// costs
/// nothing when it returns: exactly what a reader who remembers can know and one who sees six tokens cannot.
/// </summary>
public sealed class Grammar
{
    internal Grammar(Rule start, IReadOnlyList<Rule> rules, IReadOnlyList<Register> registers) =>
        (Start, Rules, Registers) = (start, rules, registers);

    internal Rule Start { get; }

    internal IReadOnlyList<Rule> Rules { get; }

    internal IReadOnlyList<Register> Registers { get; }

    /// <summary>Alternatives of all rules.</summary>
    public int Templates => Rules.Sum(rule => rule.Alternatives.Count);

    /// <summary>Entries of all lexicons.</summary>
    public int Words => Registers.Select(register => register.Lexicon).Distinct().Sum(lexicon => lexicon.Entries.Count);

    /// <summary>The grammar in a text; its language is described at <see cref="GrammarText"/>.</summary>
    /// <exception cref="FormatException">The text is no grammar: line, what is wrong.</exception>
    public static Grammar Read(string text) => GrammarText.Read(text);

    /// <summary>The grammar in a resource of this assembly.</summary>
    internal static Grammar Resource(string name)
    {
        using var stream = typeof(Grammar).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"this assembly has no resource {name}");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }
}
