using Headroom.Training.Seeds;

namespace Headroom.Training.PostTraining;

/// <summary>Answers questions, wrongly at times: now here and now there, or always in the same way.</summary>
/// <param name="WrongShare">Of the answers in which one token is another one, so that they are wrong; 0 to 1.</param>
/// <param name="HasHabit">Whether it has the task's bad habit.</param>
public sealed record Teacher(double WrongShare, bool HasHabit = false)
{
    private const int Tries = 50;

    /// <summary>Fills a batch with questions and this teacher's answers.</summary>
    public void Write(IVerifiedTask task, Dice dice, AnswerBatch batch)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(batch);
        batch.Draw(dice);
        for (var row = 0; row < batch.Rows; row++)
        {
            if (HasHabit) task.Habit(batch.Question(row), batch.Answer(row));
            else if (dice.Share() < WrongShare) Slip(task, dice, batch, row);
        }
    }

    // Another token in one place of the answer; drawn again where that happens to be right too.
    private static void Slip(IVerifiedTask task, Dice dice, AnswerBatch batch, int row)
    {
        var answer = batch.Answer(row);
        for (var tries = 0; tries < Tries; tries++)
        {
            var place = dice.Below(batch.Written(row));
            var token = answer[place];
            answer[place] = dice.Below(task.Vocabulary);
            if (!batch.IsRight(row)) return;
            answer[place] = token;
        }
    }
}
