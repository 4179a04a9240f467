using Headroom.Training.Seeds;
using Headroom.Training.Tokens;

namespace Headroom.Training.Recalling;

/// <summary>
/// Multi-query associative recall: pairs of a key and its value, then each key once more in another order, and the value is asked behind
/// it. Which value a key has is drawn anew for each sequence, so weights cannot know it: whoever answers has remembered it.
/// </summary>
public sealed record RecallTask : ISequenceTask
{
    /// <summary>Pairs of a sequence, their keys all different.</summary>
    public required int Pairs { get; init; }

    /// <summary>Pairs at least, where their number is drawn for each sequence; all of them unless told.</summary>
    public int? Fewest { get; init; }

    /// <summary>Different keys that may come: tokens 1 and up.</summary>
    public int Keys { get; init; } = 64;

    /// <summary>Different values that may come, behind the keys: a guess is right once in as many times.</summary>
    public int Values { get; init; } = 64;

    /// <summary>Blanks among the questions, in places that are drawn.</summary>
    public int Blanks { get; init; }

    public int Vocabulary => 1 + Keys + Values;

    public int Length => 3 * Pairs + Blanks;

    public void Write(Dice dice, Span<long> inputs, Span<long> targets)
    {
        ArgumentNullException.ThrowIfNull(dice);
        if (Pairs < 1 || Pairs > Keys) throw new InvalidOperationException($"{Pairs} different keys of {Keys}.");
        var pairs = Fewest is { } fewest ? fewest + dice.Below(Pairs - fewest + 1) : Pairs;
        var keys = Enumerable.Range(1, Keys).ToArray();
        dice.Shuffle(keys.AsSpan());
        targets.Fill(TokenBatch.NoTarget);
        inputs.Clear(); // blanks are 0
        for (var pair = 0; pair < pairs; pair++)
            (inputs[2 * pair], inputs[2 * pair + 1]) = (keys[pair], 1 + Keys + dice.Below(Values));
        var places = Enumerable.Range(2 * pairs, Length - 2 * pairs).ToArray();
        dice.Shuffle(places.AsSpan());
        for (var pair = 0; pair < pairs; pair++)
            (inputs[places[pair]], targets[places[pair]]) = (inputs[2 * pair], inputs[2 * pair + 1]);
    }
}
