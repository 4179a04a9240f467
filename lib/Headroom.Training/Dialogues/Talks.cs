using Headroom.Training.Grammars;
using Headroom.Training.Seeds;

namespace Headroom.Training.Dialogues;

/// <summary>Talks between a user and an assistant whose answers repeat what was said, with names drawn anew for each.</summary>
public static class Talks
{
    /// <summary>The grammar in dialogues.grammar.</summary>
    public static Grammar Grammar { get; } = Grammar.Resource("dialogues.grammar");

    /// <summary>The index-th talk; its turns begin with marks.</summary>
    public static Written Talk(ulong seed, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return Writing.Write(Grammar, Dice.For(seed, (ulong)index));
    }
}
