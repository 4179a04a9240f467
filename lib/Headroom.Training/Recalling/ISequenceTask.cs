using Headroom.Training.Seeds;

namespace Headroom.Training.Recalling;

/// <summary>Makes sequences in which some tokens have one right successor, which stands earlier in the same sequence.</summary>
public interface ISequenceTask
{
    /// <summary>Different tokens.</summary>
    int Vocabulary { get; }

    /// <summary>Tokens of a sequence.</summary>
    int Length { get; }

    /// <summary>Writes one sequence.</summary>
    /// <param name="dice">Decide what is in it.</param>
    /// <param name="inputs">As long as <see cref="Length"/>.</param>
    /// <param name="targets">What is asked behind each token; <see cref="Tokens.TokenBatch.NoTarget"/> where nothing is.</param>
    void Write(Dice dice, Span<long> inputs, Span<long> targets);
}
