using Headroom.Training.Seeds;

namespace Headroom.Training.PostTraining;

/// <summary>A task whose answers a program can verify, though it could not have written them.</summary>
public interface IVerifiedTask
{
    /// <summary>The token that ends an answer, and fills what comes after it.</summary>
    const long End = 0;

    /// <summary>Different tokens, <see cref="End"/> included.</summary>
    int Vocabulary { get; }

    /// <summary>Tokens of every question.</summary>
    int QuestionLength { get; }

    /// <summary>Tokens of an answer at most, its <see cref="End"/> included.</summary>
    int AnswerLength { get; }

    /// <summary>Draws a question and a right answer to it; there may be others.</summary>
    /// <param name="dice">Decide both.</param>
    /// <param name="question">As long as <see cref="QuestionLength"/>.</param>
    /// <param name="answer">As long as <see cref="AnswerLength"/>: filled with <see cref="End"/> behind the answer.</param>
    void Draw(Dice dice, Span<long> question, Span<long> answer);

    /// <summary>Whether an answer is right. Tokens behind the first <see cref="End"/> do not count, and without one it is not.</summary>
    bool Verifies(ReadOnlySpan<long> question, ReadOnlySpan<long> answer);

    /// <summary>Makes the mistake in a right answer that a teacher with a bad habit always makes; others stay as they are.</summary>
    void Habit(ReadOnlySpan<long> question, Span<long> answer);
}
