using Headroom.Training.Grammars;
using Headroom.Training.Seeds;

namespace Headroom.Training.Stories;

/// <summary>
/// Short tales from a grammar with memory: names, things, hiding places and causes return later in the same tale. The index-th tale is the
/// same on every machine, and its probability is known exactly.
/// </summary>
public static class Tales
{
    /// <summary>The grammar in stories.grammar.</summary>
    public static Grammar Grammar { get; } = Grammar.Resource("stories.grammar");

    /// <summary>The index-th tale, and the bits that its choices took.</summary>
    /// <param name="seed">Of the collection: tales of different seeds have nothing in common.</param>
    /// <param name="index">Which one.</param>
    public static Written Tale(ulong seed, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return Writing.Write(Grammar, Dice.For(seed, (ulong)index));
    }
}
