using Headroom.Training.Seeds;
using Headroom.Training.Tokens;

namespace Headroom.Training.Recalling;

/// <summary>How answers are wrong that a model is trained on.</summary>
public enum Mistakes
{
    /// <summary>Any other answer, drawn each time.</summary>
    Scattered,

    /// <summary>Always the answer that follows the right one: whoever errs, errs alike.</summary>
    Alike,
}

/// <summary>A task of which a share of the answers is wrong: data that nobody verified.</summary>
/// <param name="Right">The task.</param>
/// <param name="Share">Of the answers that are wrong.</param>
/// <param name="Kind">How.</param>
public sealed record MistakenAnswers(RecallTask Right, double Share, Mistakes Kind) : ISequenceTask
{
    public int Vocabulary => Right.Vocabulary;

    public int Length => Right.Length;

    public void Write(Dice dice, Span<long> inputs, Span<long> targets)
    {
        ArgumentNullException.ThrowIfNull(dice);
        Right.Write(dice, inputs, targets);
        foreach (ref var target in targets)
        {
            if (target == TokenBatch.NoTarget || dice.Share() >= Share) continue;
            var further = Kind == Mistakes.Alike ? 1 : 1 + dice.Below(Right.Values - 1);
            target = 1 + Right.Keys + (target - 1 - Right.Keys + further) % Right.Values;
        }
    }
}
