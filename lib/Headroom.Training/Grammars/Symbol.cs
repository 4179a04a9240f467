namespace Headroom.Training.Grammars;

/// <summary>A part of an alternative.</summary>
internal abstract record Symbol;

/// <summary>Text as it stands.</summary>
internal sealed record Literal(string Text) : Symbol;

/// <summary>One of a rule's alternatives, its first letter raised where <paramref name="Capital"/>.</summary>
internal sealed record Expansion(Rule Rule, bool Capital) : Symbol;

/// <summary>A form of the word in a register.</summary>
/// <param name="Register">Which.</param>
/// <param name="Form">0 is the word itself.</param>
/// <param name="Draws">
/// Whether the word is drawn here: one of those in the lexicon that no register holds. Otherwise it is the one drawn before.
/// </param>
/// <param name="Article">With "a " or "an " before it.</param>
/// <param name="Capital">With its first letter raised.</param>
internal sealed record Slot(Register Register, int Form, bool Draws, bool Article, bool Capital) : Symbol
{
    /// <summary>What the slot writes for an entry of the lexicon.</summary>
    public string Write(int entry)
    {
        var word = Register.Lexicon.Entries[entry][Form];
        if (Article) word = (word[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an " : "a ") + word;
        return Capital ? char.ToUpperInvariant(word[0]) + word[1..] : word;
    }
}
