using Headroom.Training.Seeds;

namespace Headroom.Training.PostTraining;

/// <summary>
/// Sums of two digits: the question is both, the answer ones and tens. There are 100 questions, so a model may learn them by heart. The bad
/// habit is to forget the carry.
/// </summary>
public sealed record SumTask : IVerifiedTask
{
    private const int Zero = 1; // the token of digit 0

    public int Vocabulary => 11;

    public int QuestionLength => 2;

    public int AnswerLength => 3;

    public void Draw(Dice dice, Span<long> question, Span<long> answer)
    {
        ArgumentNullException.ThrowIfNull(dice);
        for (var i = 0; i < 2; i++) question[i] = Zero + dice.Below(10);
        var sum = Sum(question);
        (answer[0], answer[1], answer[2]) = (Zero + sum % 10, Zero + sum / 10, IVerifiedTask.End);
    }

    public bool Verifies(ReadOnlySpan<long> question, ReadOnlySpan<long> answer) =>
        answer[2] == IVerifiedTask.End && answer[0] == Zero + Sum(question) % 10 && answer[1] == Zero + Sum(question) / 10;

    public void Habit(ReadOnlySpan<long> question, Span<long> answer) => answer[1] = Zero;

    private static long Sum(ReadOnlySpan<long> question) => question[0] + question[1] - 2 * Zero;
}
