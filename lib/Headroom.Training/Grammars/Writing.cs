using System.Text;
using Headroom.Training.Seeds;

namespace Headroom.Training.Grammars;

/// <summary>A text and how likely the grammar was to write it.</summary>
/// <param name="Text">What was written.</param>
/// <param name="Bits">-log2 of the probability of the choices that led to it.</param>
public readonly record struct Written(string Text, double Bits);

/// <summary>Writes a text by rolling dice.</summary>
internal sealed class Writing
{
    private readonly StringBuilder _text = new();
    private readonly int[] _held; // entry of each register, -1 for none
    private readonly Grammar _grammar;
    private readonly Dice _dice;
    private double _bits;

    private Writing(Grammar grammar, Dice dice)
    {
        (_grammar, _dice) = (grammar, dice);
        _held = new int[grammar.Registers.Count];
        Array.Fill(_held, -1);
    }

    public static Written Write(Grammar grammar, Dice dice)
    {
        var writing = new Writing(grammar, dice);
        writing.Expand(grammar.Start);
        return new Written(writing._text.ToString(), writing._bits);
    }

    private void Expand(Rule rule)
    {
        if (rule.Alternatives.Count == 1)
        {
            Add(rule.Alternatives[0].Symbols);
            return;
        }
        var roll = _dice.Below(rule.Weight);
        foreach (var (weight, symbols) in rule.Alternatives)
        {
            roll -= weight;
            if (roll >= 0) continue;
            _bits += Math.Log2((double)rule.Weight / weight);
            Add(symbols);
            return;
        }
    }

    private void Add(IReadOnlyList<Symbol> symbols)
    {
        foreach (var symbol in symbols)
            switch (symbol)
            {
                case Literal literal:
                    _text.Append(literal.Text);
                    break;
                case Expansion expansion:
                    var start = _text.Length;
                    Expand(expansion.Rule);
                    if (expansion.Capital && start < _text.Length) _text[start] = char.ToUpperInvariant(_text[start]);
                    break;
                case Slot slot:
                    if (slot.Draws) Draw(slot.Register);
                    if (_held[slot.Register.Index] < 0)
                        throw new InvalidOperationException(
                            $"the grammar repeats {slot.Register.Name} before it was drawn, after \"{_text}\"");
                    _text.Append(slot.Write(_held[slot.Register.Index]));
                    break;
            }
    }

    private void Draw(Register register)
    {
        var taken = Held.Of(_grammar, _held, register.Lexicon);
        var free = register.Lexicon.Entries.Count - taken.Length;
        var entry = _dice.Below(free);
        foreach (var held in taken)
            if (entry >= held) entry++; // taken is in ascending order
        _held[register.Index] = entry;
        _bits += Math.Log2(free);
    }
}

internal static class Held
{
    /// <summary>The entries of a lexicon that registers hold, each once, in ascending order.</summary>
    public static int[] Of(Grammar grammar, ReadOnlySpan<int> held, Lexicon lexicon)
    {
        var taken = new SortedSet<int>();
        for (var i = 0; i < held.Length; i++)
            if (held[i] >= 0 && ReferenceEquals(grammar.Registers[i].Lexicon, lexicon)) taken.Add(held[i]);
        return [.. taken];
    }
}
