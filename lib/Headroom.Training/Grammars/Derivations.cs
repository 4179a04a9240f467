namespace Headroom.Training.Grammars;

/// <summary>How a whole text follows from a grammar.</summary>
/// <param name="Count">Ways: 0 for a text that the grammar does not write, 1 for every one it writes where it is unambiguous.</param>
/// <param name="Bits">-log2 of the text's probability, summed over all ways; infinite where there is none.</param>
public readonly record struct Derivations(int Count, double Bits)
{
    /// <summary>All ways to write a text.</summary>
    public static Derivations Of(Grammar grammar, string text)
    {
        ArgumentNullException.ThrowIfNull(grammar);
        ArgumentNullException.ThrowIfNull(text);
        var (count, probability) = (0, 0.0);
        Matching.All(grammar, grammar.Start, text, 0, free: false, (way, end) =>
        {
            if (end != text.Length) return;
            count++;
            probability += Math.Pow(2, -way.Bits);
        });
        return new Derivations(count, -Math.Log2(probability));
    }
}
