namespace Headroom.Training.Grammars;

/// <summary>
/// Goes through every way in which a text follows from a rule. Strictly, as the text was written: slots repeat what was drawn. Or freely,
/// for a sentence out of its context: a slot that was not drawn yet takes any word of its lexicon, and keeps it to the sentence's end.
/// </summary>
internal sealed class Matching
{
    private readonly Grammar _grammar;
    private readonly string _text;
    private readonly bool _free;
    private readonly Action<Matching, int> _found;
    private readonly List<Slot> _drawn = [];

    private Matching(Grammar grammar, string text, bool free, Action<Matching, int> found)
    {
        (_grammar, _text, _free, _found) = (grammar, text, free, found);
        Held = new int[grammar.Registers.Count];
        Array.Fill(Held, -1);
    }

    /// <summary>Entry of each register, -1 for none.</summary>
    public int[] Held { get; }

    /// <summary>-log2 of the probability of the choices so far; of meaning only where strict.</summary>
    public double Bits { get; private set; }

    /// <summary>The slots that drew so far.</summary>
    public IReadOnlyList<Slot> Drawn => _drawn;

    /// <summary>Calls <paramref name="found"/> with each way's state and the place where its text ends.</summary>
    public static void All(Grammar grammar, Rule rule, string text, int at, bool free, Action<Matching, int> found) =>
        new Matching(grammar, text, free, found).Expand(rule, null, at, capital: false);

    private void Expand(Rule rule, Pending? after, int at, bool capital)
    {
        var before = Bits;
        foreach (var (weight, symbols) in rule.Alternatives)
        {
            Bits = before + (weight == rule.Weight ? 0 : Math.Log2((double)rule.Weight / weight));
            Go(new Pending(symbols, 0, EndsCapital: false, after), at, capital);
        }
        Bits = before;
    }

    private void Go(Pending? pending, int at, bool capital)
    {
        while (pending is not null && pending.At == pending.Symbols.Count)
        {
            if (pending.EndsCapital) capital = false;
            pending = pending.Next;
        }
        if (pending is null)
        {
            _found(this, at);
            return;
        }
        var next = pending with { At = pending.At + 1 };
        switch (pending.Symbols[pending.At])
        {
            case Literal literal when Begins(literal.Text, at, capital):
                Go(next, at + literal.Text.Length, capital: false);
                break;
            case Expansion { Capital: true } expansion:
                Expand(expansion.Rule, new Pending([], 0, EndsCapital: true, next), at, capital: true);
                break;
            case Expansion expansion:
                Expand(expansion.Rule, next, at, capital);
                break;
            case Slot slot:
                Fill(capital ? slot with { Capital = true } : slot, next, at);
                break;
        }
    }

    private void Fill(Slot slot, Pending next, int at)
    {
        var register = slot.Register;
        var held = Held[register.Index];
        if (!slot.Draws && held >= 0)
        {
            if (slot.Write(held) is var word && Begins(word, at, capital: false)) Go(next, at + word.Length, capital: false);
            return;
        }
        if (!slot.Draws && !_free) throw new InvalidOperationException($"the grammar repeats {register.Name} before it was drawn");
        int[] taken = _free ? [] : Grammars.Held.Of(_grammar, Held, register.Lexicon);
        var before = Bits;
        if (slot.Draws)
        {
            Bits += Math.Log2(register.Lexicon.Entries.Count - taken.Length);
            _drawn.Add(slot);
        }
        foreach (var entry in Candidates(slot, at))
        {
            if (taken.AsSpan().BinarySearch(entry) >= 0 || slot.Write(entry) is not { } word || !Begins(word, at, capital: false)) continue;
            Held[register.Index] = entry;
            Go(next, at + word.Length, capital: false);
        }
        Held[register.Index] = held;
        if (slot.Draws) _drawn.RemoveAt(_drawn.Count - 1);
        Bits = before;
    }

    // Entries that may stand here, judged by their first letter.
    private IEnumerable<int> Candidates(Slot slot, int at)
    {
        if (slot.Article)
        {
            var article = at + 1 < _text.Length && _text[at + 1] == 'n' ? 3 : 2;
            return at + article < _text.Length ? slot.Register.Lexicon.Beginning(slot.Form, _text[at + article]) : [];
        }
        if (at >= _text.Length) return [];
        var exact = slot.Register.Lexicon.Beginning(slot.Form, _text[at]);
        return slot.Capital && char.IsUpper(_text[at])
            ? exact.Concat(slot.Register.Lexicon.Beginning(slot.Form, char.ToLowerInvariant(_text[at])))
            : exact;
    }

    private bool Begins(string part, int at, bool capital)
    {
        if (!capital) return string.CompareOrdinal(_text, at, part, 0, part.Length) == 0;
        return at < _text.Length && _text[at] == char.ToUpperInvariant(part[0])
            && string.CompareOrdinal(_text, at + 1, part, 1, part.Length - 1) == 0;
    }

    /// <summary>What is still to come: the rest of an alternative, then of the one around it.</summary>
    private sealed record Pending(IReadOnlyList<Symbol> Symbols, int At, bool EndsCapital, Pending? Next);
}
