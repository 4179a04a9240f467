using Headroom.Training.Seeds;

namespace Headroom.Training.PostTraining;

/// <summary>Questions with an answer each, side by side.</summary>
/// <param name="task">Gives the lengths.</param>
/// <param name="rows">Answers.</param>
public sealed class AnswerBatch(IVerifiedTask task, int rows)
{
    /// <summary>Answers.</summary>
    public int Rows => rows;

    /// <summary>Tokens of a row: question, then answer.</summary>
    public int Length => task.QuestionLength + task.AnswerLength;

    /// <summary>[rows, length]</summary>
    public long[] Tokens { get; } = new long[rows * (task.QuestionLength + task.AnswerLength)];

    public Span<long> Row(int row) => Tokens.AsSpan(row * Length, Length);

    public Span<long> Question(int row) => Row(row)[..task.QuestionLength];

    public Span<long> Answer(int row) => Row(row)[task.QuestionLength..];

    /// <summary>Tokens of an answer that its writer chose: up to its end, which is one of them.</summary>
    public int Written(int row) => Answer(row).IndexOf(IVerifiedTask.End) is >= 0 and var end ? end + 1 : task.AnswerLength;

    public bool IsRight(int row) => task.Verifies(Question(row), Answer(row));

    /// <summary>Draws questions with right answers, each question for <paramref name="copies"/> rows in a row.</summary>
    public void Draw(Dice dice, int copies = 1)
    {
        for (var row = 0; row < rows; row++)
            if (row % copies == 0) task.Draw(dice, Question(row), Answer(row));
            else Row(row - 1).CopyTo(Row(row));
    }
}
