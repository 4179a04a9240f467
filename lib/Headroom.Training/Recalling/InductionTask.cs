using Headroom.Training.Seeds;
using Headroom.Training.Tokens;

namespace Headroom.Training.Recalling;

/// <summary>Induction: tokens that are all different, then the same ones in the same order, and what follows each is asked.</summary>
/// <param name="Tokens">In each half.</param>
/// <param name="Vocabulary">Of which they are drawn.</param>
public sealed record InductionTask(int Tokens, int Vocabulary = 64) : ISequenceTask
{
    public int Length => 2 * Tokens;

    public void Write(Dice dice, Span<long> inputs, Span<long> targets)
    {
        ArgumentNullException.ThrowIfNull(dice);
        if (Tokens < 2 || Tokens > Vocabulary) throw new InvalidOperationException($"{Tokens} different tokens of {Vocabulary}.");
        var drawn = Enumerable.Range(0, Vocabulary).ToArray();
        dice.Shuffle(drawn.AsSpan());
        targets.Fill(TokenBatch.NoTarget);
        for (var i = 0; i < Tokens; i++) (inputs[i], inputs[Tokens + i]) = (drawn[i], drawn[i]);
        for (var i = 0; i < Tokens - 1; i++) targets[Tokens + i] = drawn[i + 1]; // what follows the last one is not known
    }
}
