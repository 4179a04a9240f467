using Headroom.Training.Seeds;

namespace Headroom.Training.Diagnosing;

/// <summary>
/// A language of a few phrases: inside one the next token is known, after it any phrase may come, the first ones most often.
/// </summary>
internal sealed class Phrasebook
{
    private const int Phrases = 40, Shortest = 3, Longest = 5;
    private readonly int[][] _phrases;
    private readonly Dice _dice;

    public Phrasebook(int vocabulary, Dice dice)
    {
        _dice = dice;
        _phrases = [.. Enumerable.Range(0, Phrases).Select(_ => Phrase(vocabulary))];
    }

    /// <summary>So many tokens of phrases; the first may lack its beginning, the last its end.</summary>
    public int[] Text(int length)
    {
        var text = new List<int>();
        while (text.Count < length + Longest) text.AddRange(_phrases[Math.Min(_dice.Below(Phrases), _dice.Below(Phrases))]);
        return [.. text.Skip(_dice.Below(Longest)).Take(length)];
    }

    private int[] Phrase(int vocabulary) =>
        [.. Enumerable.Range(0, Shortest + _dice.Below(Longest - Shortest + 1)).Select(_ => _dice.Below(vocabulary))];
}
